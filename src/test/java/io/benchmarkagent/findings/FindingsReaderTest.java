package io.benchmarkagent.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchmarkagent.baseline.history.Outcome;
import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.Hindsight;
import io.benchmarkagent.fixtures.Examples;
import io.benchmarkagent.run.AcceptedLevel;
import io.benchmarkagent.run.RunKey;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class FindingsReaderTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** What is drawn, and what this document has not to do with. */
    private static final List<String> NOT_READ = List.of("series", "since", "earlier_history", "steps");

    @ParameterizedTest
    @ValueSource(strings = {"gcp-amd-20260301-143022", "gcp-intel-20260301-091207", "gcp-intel-20260217-101936"})
    void whatWasWrittenIsReadBack(String run) throws IOException {
        JsonNode json = golden(run);
        assertThat(written(FindingsReader.read(json))).isEqualTo(comparable(json));
    }

    @Test
    void anotherJsonIsRefusedByTheFieldThatIsMissing() {
        assertThatThrownBy(() -> FindingsReader.read(JSON.readTree("{\"run_id\": \"a\"}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'timestamp' is missing; this is no findings.json");
    }

    @Test
    void whatWasAcceptedOrWithdrawnStaysSo() throws IOException {
        Findings regressed = Examples.regressed();
        Anomaly first = regressed.anomalies().get(0);
        RunKey later = new RunKey("later", Instant.parse("2026-03-02T00:00:00Z"));
        AcceptedLevel level = new AcceptedLevel(
                later,
                first.metric(),
                Optional.of(first.subject()),
                "the new cache",
                "jo",
                LocalDate.parse("2026-03-02"),
                Optional.of(LocalDate.parse("2026-06-01")));
        Hindsight back = new Hindsight(Outcome.WITHDRAWN, List.of(new Hindsight.Later(later, 190, true)));
        for (Anomaly settled : List.of(first.acceptedAs(level), first.with(back))) {
            JsonNode json = written(Examples.withoutVerdict(List.of(settled), regressed));
            assertThat(FindingsReader.read(json).anomalies()).containsExactly(settled);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/run|node_count|9223372036854775807|'node_count' is a number out of range",
                "/run|node_count|1e308|'node_count' is a number out of range",
                "/run|rps|1e999|'rps' is a number out of range",
                "/anomalies/0|value|HUGE|'value' is a number out of range",
                "/anomalies/0|n|4294967296|'n' is a number out of range",
                "/anomalies/0|uncertainty_seconds|HUGE|'uncertainty_seconds' is a number out of range",
                "/root_causes/0|rank|0|'rank' is 0; the first cause has rank 1",
                "/timeline/0|time|\"soon\"|'time' is 'soon', which is no time"
            })
    void whatNoFieldCanBeIsRefusedByItsName(String where, String field, String value, String line) throws IOException {
        JsonNode json = golden("gcp-amd-20260301-143022");
        ((ObjectNode) json.at(where)).set(field, JSON.readTree(value.replace("HUGE", "9".repeat(400))));
        assertThatThrownBy(() -> FindingsReader.read(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(line);
    }

    @Test
    void anAlertWithoutAnAlertIsRefused() throws IOException {
        ObjectNode json = (ObjectNode) golden("gcp-amd-20260301-143022");
        json.putArray("anomalies");
        assertThatThrownBy(() -> FindingsReader.read(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'verdict.status' is 'alert', and 'anomalies' has no open alert");
    }

    private static JsonNode golden(String run) throws IOException {
        return JSON.readTree(Files.readString(Path.of("src", "test", "golden", run, "findings.json")));
    }

    private static JsonNode written(Findings findings) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartObject();
            new FindingsCodec(out).writeFields(findings);
            out.writeEndObject();
        }
        return comparable(JSON.readTree(text.toString()));
    }

    private static JsonNode comparable(JsonNode json) {
        ObjectNode copy = (ObjectNode) json.deepCopy();
        copy.path("observations").forEach(o -> ((ObjectNode) o).remove(NOT_READ));
        return copy;
    }
}
