package io.benchmarkagent;

import static io.benchmarkagent.Folder.QUIET;
import static io.benchmarkagent.Folder.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A comment on GitHub takes 65,536 characters, however many subjects there are and whatever they are called. */
class ManyNamesTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int SUBJECTS = 500;

    private final Path archive;
    private final Path out;

    ManyNamesTest(@TempDir Path tmp) {
        archive = tmp.resolve("archive");
        out = tmp.resolve("out");
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 20})
    void theReportStaysShortEnoughToBePosted(double worse) throws IOException {
        Files.createDirectories(archive);
        for (Path file : Folder.files(SAMPLE)) {
            if (file.getFileName().toString().matches("gcp-intel.*\\.json")) {
                JsonNode run = JSON.readTree(file);
                int noise = file.getFileName().toString().hashCode();
                crowd(
                        ((ObjectNode) run).withObjectProperty("services"),
                        file.toString().contains(QUIET) ? worse : 1,
                        noise);
                Files.writeString(archive.resolve(file.getFileName()), JSON.writeValueAsString(run));
            }
        }
        Ran ran = Agent.bare().latest(archive, out).isDone();
        Written written = new Written(out.resolve(QUIET)).isComplete();
        assertThat(written.observations()
                        .filter(o -> o.path("subject").asString("").contains("evil")))
                .hasSize(SUBJECTS);
        assertThat(written.markdown().length()).isLessThan(65_536);
        assertThat(occurrences("<details>", written.markdown()))
                .isEqualTo(occurrences("</details>", written.markdown()));
        assertThat(written.markdown()).contains("too long for here, see report.html");
        assertThat(ran.out()).hasSizeLessThan(5_000);
        assertThat(written.html()).contains("499 evil");
    }

    private static void crowd(ObjectNode services, double factor, int noise) {
        for (int i = 0; i < SUBJECTS; i++) {
            double jitter = 1 + 0.001 * Math.floorMod(noise + i, 7);
            services.putObject("<b>*|`@" + i + " evil" + "_".repeat(90) + "`")
                    .put("avg_latency_ms", 20 * jitter * factor);
        }
    }

    private static long occurrences(String word, String text) {
        return Pattern.compile(Pattern.quote(word)).matcher(text).results().count();
    }
}
