package io.benchmarkagent.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class FindingsReaderTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** What is drawn, and what this document has not to do with. */
    private static final List<String> NOT_READ =
            List.of("series", "since", "earlier_history", "steps", "place", "hindsight");

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
