package io.benchmarkagent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README says under "Without the pipeline" is typed, line by line. */
class ImportReadmeTest {
    private static final String COMMAND = "    benchmark-agent ";
    private static final Map<String, String> FILES = Map.of(
            "summary.json", "k6-http.json",
            "boutique_stats.csv", "locust_stats.csv",
            "data.js", "data.js",
            "jmh.json", "jmh.json");
    private static final List<String> FOLDERS = List.of("runs", "commits", "micro", "both");

    @Test
    void everyLineOfItWorks(@TempDir Path tmp) throws IOException {
        List<String> lines = lines();
        assertThat(lines).hasSize(6);
        for (String line : lines) {
            Ran ran = Agent.bare().run(words(line, tmp));
            assertThat(ran.exit()).as(line + ran.err()).isZero();
        }
        assertThat(tmp.resolve("runs").resolve("k6-7.json")).exists();
        assertThat(new Written(tmp.resolve("reports").resolve("k6-7"))
                        .isComplete()
                        .dataQuality())
                .isNotEmpty();
    }

    private static List<String> lines() throws IOException {
        String section = Files.readString(Path.of("README.md")).split("\n## Without the pipeline\n", 2)[1];
        return section.split("\n## ", 2)[0]
                .lines()
                .filter(line -> line.startsWith(COMMAND))
                .map(line -> line.substring(COMMAND.length()))
                .toList();
    }

    private static String[] words(String line, Path tmp) {
        List<String> words = new ArrayList<>();
        for (String word : line.split(" (?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1)) {
            words.add(inPlace(word.replace("\"", ""), tmp));
        }
        if (words.get(0).equals("report")) {
            words.addAll(List.of("--out", tmp.resolve("reports").toString()));
        }
        return words.toArray(String[]::new);
    }

    private static String inPlace(String word, Path tmp) {
        if (FILES.containsKey(word)) {
            return Imported.FILES.resolve(FILES.getOrDefault(word, word)).toString();
        }
        return FOLDERS.contains(word) ? tmp.resolve(word).toString() : word;
    }
}
