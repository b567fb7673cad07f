package io.benchmarkagent.cli;

import io.benchmarkagent.ask.shown.TextTable;
import io.benchmarkagent.report.ComparisonView;
import java.util.List;
import java.util.stream.Collectors;

/** Comparisons for a terminal: what matters in the first line. */
final class ComparisonText {
    private ComparisonText() {}

    static String render(List<ComparisonView> all) {
        return all.stream().map(ComparisonText::one).collect(Collectors.joining("\n"));
    }

    private static String one(ComparisonView view) {
        String notes = view.notes().stream().map(note -> note + "\n").collect(Collectors.joining());
        return view.headline() + "\n"
                + (view.tally().isEmpty() ? "" : "\n" + view.tally() + "\n")
                + (view.rows().isEmpty() ? "" : "\n" + table(view))
                + (notes.isEmpty() ? "" : "\n" + notes);
    }

    private static String table(ComparisonView view) {
        TextTable table = new TextTable(
                "SUBJECT",
                "METRIC",
                "A: " + view.first(),
                "B: " + view.second(),
                "RUNS",
                "B/A",
                "95 %",
                "G",
                "Q",
                "WHAT IT SAYS");
        view.rows()
                .forEach(row -> table.add(List.of(
                        row.subject(),
                        row.metric(),
                        row.first(),
                        row.second(),
                        row.runs(),
                        row.effect(),
                        row.interval(),
                        row.hedges(),
                        row.q(),
                        row.answer())));
        return table.render();
    }
}
