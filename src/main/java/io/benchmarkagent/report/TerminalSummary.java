package io.benchmarkagent.report;

import io.benchmarkagent.run.DataQuality;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a terminal shows when a report is written: the verdict, the rows that are out of line, what to do, which model wrote the
 * narrative, and the report's path.
 */
public final class TerminalSummary {
    private static final int LONGEST_CELL = 44;
    private static final String RESET = "\u001b[0m";
    private static final String QUIET = "\u001b[2m";

    private final boolean coloured;

    /** @param coloured whether to send ANSI colours: only to a terminal */
    public TerminalSummary(boolean coloured) {
        this.coloured = coloured;
    }

    /** Lines that end in {@code \n}, the report's path last. */
    public String render(Report report, Path file) {
        return said(report) + Inert.line(file.toString()).replace('\u202f', ' ') + "\n";
    }

    /** The same without the path. */
    public String said(Report report) {
        View.Page page = Pages.of(report);
        List<String> lines = new ArrayList<>();
        lines.add(painted(
                        page.status(),
                        page.status().shape() + " " + page.status().word()) + "  " + page.headline());
        rows(page).forEach(row -> lines.add("  " + row));
        if (!page.next().isEmpty()) {
            lines.add("→ " + page.next());
        }
        if (!page.sequel().isEmpty()) {
            lines.add(page.sequel());
        }
        String writer = Origins.writer(report.narrative());
        if (!writer.isEmpty()) {
            lines.add(quiet(writer));
        }
        return String.join("\n", lines).replace('\u202f', ' ') + "\n";
    }

    /** What cost the report something: sources out of reach, and why no model told the story though one was asked. One line each. */
    public List<String> problems(Report report) {
        Stream<String> lost = report.findings().dataQuality().stream()
                .filter(line -> line.severity() == DataQuality.Level.ERROR)
                .map(DataQuality::message);
        return Stream.concat(lost, report.narrative().notes().stream())
                .map(Inert::line)
                .toList();
    }

    private List<String> rows(View.Page page) {
        List<View.Row> rows = page.out().rows();
        List<List<String>> cells = rows.isEmpty()
                ? page.changes().rows().stream().map(TerminalSummary::cells).toList()
                : rows.stream().map(TerminalSummary::cells).toList();
        List<String> aligned = aligned(cells);
        return IntStream.range(0, aligned.size())
                .mapToObj(i ->
                        rows.isEmpty() ? aligned.get(i) : marked(rows.get(i).mark(), aligned.get(i)))
                .toList();
    }

    private static List<String> cells(View.Row row) {
        return List.of(
                row.mark().shape() + " " + row.mark().word(),
                cut(row.subject()),
                cut(row.metric()),
                row.value(),
                row.expected().isEmpty() ? cut(row.description()) : "expected " + row.expected(),
                row.change(),
                row.sigma().isEmpty() ? "" : row.sigma() + "σ",
                row.hindsight());
    }

    private static List<String> cells(View.Difference row) {
        return List.of(
                cut(row.subject()),
                cut(row.metric()),
                row.value(),
                row.earlier().isEmpty() ? "" : "earlier " + row.earlier(),
                row.change());
    }

    private static String cut(String text) {
        return Inert.cut(text, LONGEST_CELL);
    }

    private static List<String> aligned(List<List<String>> rows) {
        int columns = rows.isEmpty() ? 0 : rows.get(0).size();
        List<Integer> widths = IntStream.range(0, columns)
                .mapToObj(c -> Collections.max(
                        rows.stream().map(row -> length(row.get(c))).toList()))
                .toList();
        return rows.stream().map(row -> aligned(row, widths)).toList();
    }

    private static String aligned(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < row.size(); c++) {
            int spaces = widths.get(c) - length(row.get(c)) + (widths.get(c) == 0 ? 0 : 2);
            line.append(row.get(c)).append(" ".repeat(spaces));
        }
        return line.toString().stripTrailing();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private String marked(View.Mark mark, String line) {
        String shown = mark.shape() + " " + mark.word();
        return painted(mark, shown) + line.substring(shown.length());
    }

    private String quiet(String text) {
        return coloured ? QUIET + text + RESET : text;
    }

    private String painted(View.Mark mark, String text) {
        return coloured ? colour(mark.tone()) + text + RESET : text;
    }

    private static String colour(String tone) {
        return switch (tone) {
            case "alert" -> "\u001b[31m";
            case "watch" -> "\u001b[33m";
            case "good" -> "\u001b[32m";
            default -> QUIET;
        };
    }
}
