package io.benchmarkagent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who was throttled. */
class AsksThrottlingTest {
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
        Path archive = Folder.copy(Folder.SAMPLE, tmp);
        for (Path file : Folder.files(archive)) {
            Files.writeString(
                    file,
                    Folder.text(file)
                            .replaceAll(
                                    "(\"pod_name\": \"redis-cart(?s:.{0,1500}?)\"throttled_percentage\": )[0-9.]+",
                                    "$10.0"));
        }
        Asked asked = new Asked(archive, List.of());
        assertThat(asked.missed("was redis-cart throttled?", TOOL))
                .contains("not measured", "not to say that there was none");

        Path newest = archive.resolve(Folder.INCIDENT + ".json");
        Files.copy(
                Folder.SAMPLE.resolve("gcp-amd-20260227-151214.json"),
                archive.resolve("gcp-amd-20260227-151214.json"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(Folder.text(newest)).contains("redis-cart");
        assertThat(asked.told("was redis-cart throttled?", TOOL))
                .startsWith("redis-cart was not throttled")
                .contains("measured, and 0");
    }

    @Test
    void conditionsAndDenialsAndOtherTimesAreDeclined() {
        Asked.sample()
                .declines(
                        "which services were not throttled?",
                        "which services were throttled more than 5 %?",
                        "was frontend throttled in the previous run?",
                        "which services are throttled in every run?",
                        "which pods would be throttled with 100 users?");
        Asked.sample().leaves("which service was throttled most?", TOOL);
    }
}
