package io.benchmarkagent.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.ExampleReports;
import io.benchmarkagent.fixtures.Mutations;
import io.benchmarkagent.fixtures.PullRequestServer;
import io.benchmarkagent.fixtures.Robust;
import io.benchmarkagent.report.FindingsJson;
import io.benchmarkagent.report.Templates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What an untrusted job leaves may be anything: it becomes a comment, or a line. */
class ArtifactFuzzTest {
    private static final Instant NOW = Instant.parse("2026-03-02T00:00:00Z");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> ODD = List.of(
            "null",
            "true",
            "{}",
            "[]",
            "[{}]",
            "0",
            "-1",
            "1e308",
            "-1e308",
            "1e-320",
            "9223372036854775807",
            "\"\"",
            "\"none\"",
            "\"alert\"",
            "\"cluster\"",
            "\"" + "x".repeat(70_000) + "\"",
            "\"9999-12-31T23:59:59Z\"",
            "\"+999999999-12-31T23:59:59Z\"",
            "\"-999999999-01-01T00:00:00Z\"",
            "\"Z\"",
            "\"/merge\\n/close\"");

    private final Path folder;
    private final PullRequestServer github = PullRequestServer.github();
    private final Publishing publishing = new Publishing(
            new Wish("github", Wish.Occasion.ALWAYS, "benchmark", ""),
            github.environment(),
            Templates.packed(),
            Clock.systemUTC(),
            System::nanoTime);
    private int published;

    ArtifactFuzzTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @AfterEach
    void close() {
        github.close();
    }

    @Test
    void whateverIsLeftIsPublishedOrALine() {
        Robust.reads(new Mutations(reports()), 200, this::publish);
        assertThat(published).as("spoilt where it does no harm").isBetween(2, 150);
    }

    @Test
    void aReportWithAnOddValueIsPublishedOrALine() {
        List<byte[]> reports = reports();
        for (long seed = 0; seed < 200; seed++) {
            Random chance = new Random(seed);
            JsonNode report = JSON.readTree(reports.get((int) (seed % reports.size())));
            for (int more = chance.nextInt(3); more >= 0; more--) {
                swapped(report, JSON.readTree(ODD.get(chance.nextInt(ODD.size()))), chance);
            }
            Robust.reads(JSON.writeValueAsBytes(report), "seed " + seed, this::publish);
        }
        assertThat(published).as("odd where it does no harm").isBetween(20, 195);
        assertThat(github.comments()).hasSize(1);
    }

    private static List<byte[]> reports() {
        return ExampleReports.all().stream()
                .map(report -> new FindingsJson().render(report).getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    private void publish(byte[] findings) throws IOException {
        Files.write(folder.resolve("findings.json"), findings);
        try {
            publishing.left(new Artifact(folder).read("0.1.0", NOW), Duration.ofSeconds(20));
            published++;
        } catch (NotPublished line) {
            assertThat(String.valueOf(line.getMessage())).contains("no report that can be published");
        }
    }

    /** Some value, at any depth, makes way for this one. */
    private static void swapped(JsonNode in, JsonNode value, Random chance) {
        List<JsonNode> inner =
                in.valueStream().filter(child -> !child.isEmpty()).toList();
        if (!inner.isEmpty() && chance.nextInt(4) > 0) {
            swapped(inner.get(chance.nextInt(inner.size())), value, chance);
        } else if (in instanceof ObjectNode object) {
            List<String> names = List.copyOf(object.propertyNames());
            object.set(names.get(chance.nextInt(names.size())), value);
        } else if (in instanceof ArrayNode array) {
            array.set(chance.nextInt(array.size()), value);
        }
    }
}
