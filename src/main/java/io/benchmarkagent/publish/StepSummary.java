package io.benchmarkagent.publish;

import io.benchmarkagent.report.MarkdownText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/** The page of a job of GitHub Actions: what is added to the file of {@code GITHUB_STEP_SUMMARY} is shown there. */
public final class StepSummary {
    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_LINE = 1000;

    private StepSummary() {}

    /** A line about what did not work; empty for nothing. */
    public static String note(String problem) {
        return problem.isEmpty() ? "" : "\n> ⚠️ " + MarkdownText.escape(problem) + "\n";
    }

    /** Does nothing where there is no such file to write to. Of what is too long for a job's page only the first line is there. */
    public static void add(String markdown, Map<String, String> environment) throws NotPublished {
        String file = environment.getOrDefault("GITHUB_STEP_SUMMARY", "");
        if (file.isBlank()) {
            return;
        }
        try {
            Files.write(Path.of(file), fitting(markdown), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException | InvalidPathException unwritable) {
            throw NotPublished.because("GITHUB_STEP_SUMMARY cannot be written to; the report itself is there");
        }
    }

    private static byte[] fitting(String markdown) {
        byte[] whole = (markdown + "\n").getBytes(StandardCharsets.UTF_8);
        return whole.length <= MOST_BYTES
                ? whole
                : (markdown.lines().findFirst().map(StepSummary::cut).orElse("") + "\n"
                                + note("The report has over 1 MiB, more than this page takes; report.md has the whole.")
                                + "\n")
                        .getBytes(StandardCharsets.UTF_8);
    }

    private static String cut(String line) {
        return line.substring(0, Math.min(line.length(), MOST_LINE));
    }
}
