package io.benchmarkagent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Who was throttled. */
class AsksThrottlingTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TOOL = "throttling";

    @Test
    void theOneThatIsOutOfLineIsNamed() {
        for (String question : List.of(
                "which containers got throttled?",
                "show me the throttled pods",
                "how many services suffered from CPU throttling?")) {
            assertThat(Asked.sample().told(question, TOOL))
                    .startsWith("12 of 12 services were throttled")
                    .contains("out of line: checkoutservice (time throttled 39.5\u202f%, regression).");
        }
    }

    @Test
    void ofOneServiceTheVerdictIsItsOwn() {
        assertThat(Asked.sample().told("is frontend being throttled?", TOOL))
                .startsWith("frontend was throttled")
                .contains("4.72\u202f%", "nothing out of line");
    }

    @Test
    void zeroIsNotTheSameAsNotMeasured(@TempDir Path tmp) throws IOException {
        Asked asked = new Asked(Folder.copy(Folder.SAMPLE, tmp), List.of());
        List<Path> runs = Folder.files(tmp).stream()
                .filter(file -> file.toString().endsWith(".json"))
                .toList();
        for (Path run : runs) {
            unthrottled(run);
        }
        assertThat(asked.missed("was redis-cart throttled?", TOOL))
                .contains("not measured", "not to say that there was none");

        Path earlier = tmp.resolve("gcp-amd-20260227-151214.json");
        Files.copy(Folder.SAMPLE.resolve(earlier.getFileName()), earlier, StandardCopyOption.REPLACE_EXISTING);
        assertThat(asked.told("was redis-cart throttled?", TOOL))
                .startsWith("redis-cart was not throttled")
                .contains("measured, and 0");
    }

    /** As the pipeline writes it where it measured nothing. */
    private static void unthrottled(Path run) throws IOException {
        JsonNode json = JSON.readTree(Folder.text(run));
        for (JsonNode pod : json.path("pods")) {
            if (pod.path("pod_name").asString().startsWith("redis-cart")) {
                ObjectNode throttling = (ObjectNode) pod.at("/metrics/cpu_throttling");
                throttling.propertyNames().forEach(name -> throttling.put(name, 0.0));
            }
        }
        Files.writeString(run, json.toString());
    }

    @Test
    void conditionsAndDenialsAndOtherTimesAreDeclined() {
        Asked.sample()
                .declines(
                        "which services were not throttled?",
                        "which services are throttled in every run?",
                        "which pods would be throttled with 100 users?");
        Asked.sample().leaves("which service was throttled most?", TOOL);
    }
}
