package io.benchmarkagent;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.benchmarkagent.findings.Findings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Through the whole program: a level that changed for good is the new normal, and what was accepted fails no gate. */
class SteppedBaselineTest {
    private final Path tmp;

    SteppedBaselineTest(@TempDir Path tmp) {
        this.tmp = tmp;
    }

    @Test
    void aBaselineThatStartsAfterAConfirmedStepSaysSoInTheFindingsAndInTheReport() throws IOException {
        SteppedArchive archive = new SteppedArchive(tmp.resolve("archive"), 25, 14, false).write();
        Written written = report(archive);

        JsonNode o = observation(written, "checkout");
        assertThat(o.path("verdict").asString("")).isEqualTo("none");
        assertThat(o.path("since").path("run_id").asString("")).isEqualTo(archive.name(14));
        assertThat(o.path("since").path("because").asString("")).isEqualTo("step");
        assertThat(o.path("history").size()).isEqualTo(10);
        assertThat(o.path("earlier_history").size()).isEqualTo(14);
        assertThat(o.path("steps").size()).isEqualTo(1);
        assertThat(o.path("why").toString()).contains("baseline starts after the step of run-14, 2026-01-01: n = 10");
        assertThat(observation(written, "cart").has("since")).isFalse();
        assertThat(errors(written)).isEmpty();
        assertThat(written.markdown())
                .contains("starts after the step of run-14")
                .contains("checkout CPU");
        assertThat(written.html()).contains("starts after the step of run-14");
    }

    @Test
    void theFirstRunsOfTheNewLevelAreRegressions() throws IOException {
        SteppedArchive archive = new SteppedArchive(tmp.resolve("archive"), 16, 14, false).write();
        assertThat(observation(report(archive), "checkout").path("verdict").asString(""))
                .isEqualTo("regression");
    }

    @Test
    void theGateOpensWhenEveryAlertOfARunIsAccepted() throws IOException {
        SteppedArchive archive = new SteppedArchive(tmp.resolve("archive"), 12, 99, true).write();
        Files.writeString(config(), "");
        assertThat(gate(archive).exit()).isEqualTo(10);

        List<JsonNode> alerts = alerts();
        assertThat(alerts).hasSizeGreaterThanOrEqualTo(2);
        for (JsonNode alert : alerts.subList(1, alerts.size())) {
            accept(archive, alert);
        }
        assertThat(gate(archive).exit()).as("one is left").isEqualTo(10);
        accept(archive, alerts.get(0));
        assertThat(gate(archive).exit()).as("none is left").isZero();
        assertThat(alerts()).as("still listed").hasSameSizeAs(alerts).allMatch(a -> a.has("accepted"));
    }

    private void accept(SteppedArchive archive, JsonNode alert) {
        Agent.bare()
                .with("USER", "jo")
                .run(
                        "accept",
                        "--archive",
                        archive.folder().toString(),
                        "--config",
                        config().toString(),
                        "--run-id",
                        archive.newest(),
                        "--metric",
                        alert.path("metric").asString(""),
                        "--subject",
                        alert.path("subject").asString(""),
                        "--reason",
                        "a cache was added")
                .isDone();
    }

    private Ran gate(SteppedArchive archive) {
        return Agent.bare()
                .latest(archive.folder(), tmp.resolve("out"), "--fail-on", "medium", "--config", config().toString());
    }

    private List<JsonNode> alerts() {
        return new Written(tmp.resolve("out").resolve("run-11"))
                .anomalies()
                .filter(a -> a.path("status").asString("").equals("alert"))
                .toList();
    }

    private Path config() {
        return tmp.resolve("benchmark-agent.yaml");
    }

    private Written report(SteppedArchive archive) {
        Agent.bare().latest(archive.folder(), tmp.resolve("out")).isDone();
        return new Written(tmp.resolve("out").resolve(archive.newest())).isComplete();
    }

    private static JsonNode observation(Written written, String subject) {
        return written.observations()
                .filter(o -> o.path("subject").asString("").equals(subject))
                .filter(o -> o.path("metric").asString("").equals(SteppedArchive.CPU))
                .findFirst()
                .orElseThrow();
    }

    private static List<?> errors(Written written) throws IOException {
        try (InputStream schema = Objects.requireNonNull(Findings.class.getResourceAsStream("findings.schema.json"))) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(schema.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON)
                    .validate(written.json(), InputFormat.JSON);
        }
    }
}
