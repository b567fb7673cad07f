package io.benchmarkagent.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Comparisons as Markdown that reads well as a comment. */
public final class ComparisonMarkdown {
    private ComparisonMarkdown() {}

    public static String render(List<ComparisonView> all) {
        return all.stream().map(ComparisonMarkdown::one).collect(Collectors.joining("\n"));
    }

    private static String one(ComparisonView view) {
        String table = view.rows().isEmpty()
                ? ""
                : "\n" + head(view)
                        + view.rows().stream().map(ComparisonMarkdown::row).collect(Collectors.joining());
        String notes = view.notes().stream()
                .map(note -> "- " + MarkdownText.escape(note) + "\n")
                .collect(Collectors.joining());
        return "**" + MarkdownText.escape(view.headline()) + "**\n"
                + (view.tally().isEmpty() ? "" : "\n" + MarkdownText.escape(view.tally()) + "\n")
                + table
                + (notes.isEmpty() ? "" : "\n" + notes);
    }

    private static String head(ComparisonView view) {
        return line(Stream.of("", "subject", "metric", view.first(), view.second(), "ratio", "95 %", "what it says")
                        .map(MarkdownText::escape))
                + "|---|---|---|--:|--:|--:|--:|---|\n";
    }

    private static String row(ComparisonView.Row row) {
        return line(Stream.concat(
                Stream.of(row.mark().emoji()),
                Stream.of(
                                row.subject(),
                                row.metric(),
                                row.first(),
                                row.second(),
                                row.effect(),
                                row.interval(),
                                row.answer())
                        .map(MarkdownText::escape)));
    }

    private static String line(Stream<String> cells) {
        return cells.collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
