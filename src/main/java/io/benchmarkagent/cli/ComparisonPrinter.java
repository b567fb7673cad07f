package io.benchmarkagent.cli;

import io.benchmarkagent.comparison.GroupComparison;
import io.benchmarkagent.files.Draft;
import io.benchmarkagent.files.NotWritten;
import io.benchmarkagent.pipeline.Exit;
import io.benchmarkagent.report.ComparisonHtml;
import io.benchmarkagent.report.ComparisonJson;
import io.benchmarkagent.report.ComparisonMarkdown;
import io.benchmarkagent.report.ComparisonView;
import io.benchmarkagent.report.ComparisonWords;
import io.benchmarkagent.report.Templates;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Prints comparisons to standard output, and writes the page that was asked for, whole or not at all. */
public final class ComparisonPrinter {
    private final Terminal terminal;
    private final CompareAsked asked;

    public ComparisonPrinter(Terminal terminal, CompareAsked asked) {
        this.terminal = terminal;
        this.asked = asked;
    }

    /** @return the exit code */
    public int print(List<GroupComparison> all, Templates templates) {
        try {
            if (asked.html().isPresent()) {
                write(asked.html().get(), new ComparisonHtml(templates).render(all));
            }
        } catch (NotWritten failure) {
            terminal.tell("--html: " + failure.file() + " cannot be written: " + failure.reason());
            return Exit.FAILED;
        }
        terminal.out().print(text(all));
        return Exit.DONE;
    }

    private static void write(Path file, String page) throws NotWritten {
        Path whole = file.toAbsolutePath().normalize();
        try (Draft draft = Draft.in(Objects.requireNonNull(whole.getParent()))) {
            draft.write(whole.getFileName().toString(), out -> out.write(page.getBytes(StandardCharsets.UTF_8)));
            draft.publish();
        }
    }

    private String text(List<GroupComparison> all) {
        List<ComparisonView> views = all.stream().map(ComparisonWords::of).toList();
        return switch (asked.format()) {
            case text -> terminal.fitting(ComparisonText.render(views));
            case markdown -> ComparisonMarkdown.render(views);
            case json -> ComparisonJson.render(all);
        };
    }
}
