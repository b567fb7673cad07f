package io.benchmarkagent;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reports as they are to be, byte for byte, in {@code src/test/golden/<run_id>}. What differs is written beside as {@code .new};
 * {@code -Dgolden.accept=true} makes it the one to be.
 */
record Golden(Path folder) {
    private static final Path ALL = Path.of("src", "test", "golden");

    static Golden of(String runId) {
        return new Golden(ALL.resolve(runId));
    }

    /** The three files without what may differ between two runs of the program: when, how long, where to, and who told the story. */
    static SortedMap<String, String> comparable(Written written) {
        SortedMap<String, String> texts = new TreeMap<>();
        String settings =
                written.findings().path("provenance").path("config_sha256").asString("");
        texts.put("findings.json", written.computed().replaceFirst(",$", "") + "\n}\n");
        texts.put("report.md", still(written.markdown(), settings));
        texts.put("report.html", still(written.html(), settings));
        return texts;
    }

    private static String still(String text, String settings) {
        return text.replace(settings, "SETTINGS")
                .replaceAll(" --out [^\\s<]+", "")
                .replaceAll("made \\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2} UTC", "made TIME")
                .replaceAll("<dt>time taken</dt><dd>[^<]*</dd>", "<dt>time taken</dt><dd>DURATIONS</dd>");
    }

    void holds(SortedMap<String, String> texts) throws IOException {
        Files.createDirectories(folder);
        StringBuilder differences = new StringBuilder();
        for (var text : texts.entrySet()) {
            compare(folder.resolve(text.getKey()), text.getValue(), differences);
        }
        if (!differences.isEmpty()) {
            fail(differences + "look at the difference; to accept: mvn test -Dtest=GoldenTest -Dgolden.accept=true");
        }
    }

    private static void compare(Path file, String now, StringBuilder differences) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        if (Boolean.getBoolean("golden.accept")) {
            Files.writeString(file, now);
        } else if (!Files.exists(file) || !Files.readString(file).equals(now)) {
            Files.writeString(fresh, now);
            differences.append("diff ").append(file).append(' ').append(fresh).append('\n');
        }
    }
}
