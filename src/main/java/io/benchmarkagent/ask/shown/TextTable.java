package io.benchmarkagent.ask.shown;

import io.benchmarkagent.report.Inert;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rows of cells, aligned by blanks: nothing in it moves the cursor or changes a colour, so a script can cut it at two blanks and a
 * narrow terminal wraps it.
 */
public final class TextTable {
    private static final String GAP = "  ";
    private static final String EMPTY = "-";

    private final List<List<String>> rows = new ArrayList<>();

    public TextTable(String... head) {
        rows.add(List.of(head));
    }

    public void add(List<String> cells) {
        rows.add(cells.stream()
                .map(cell -> cell.isEmpty() ? EMPTY : Inert.name(cell))
                .toList());
    }

    public boolean isEmpty() {
        return rows.size() == 1;
    }

    /** Lines that end in {@code \n}, the head first. */
    public String render() {
        List<Integer> widths =
                IntStream.range(0, rows.get(0).size()).mapToObj(this::width).toList();
        return rows.stream().map(row -> line(row, widths) + "\n").collect(Collectors.joining());
    }

    /** Of its longest line, in letters. */
    public int width() {
        return render().lines().mapToInt(TextTable::length).max().orElse(0);
    }

    public int width(int column) {
        return Collections.max(rows.stream().map(row -> length(row.get(column))).toList());
    }

    private static String line(List<String> row, List<Integer> widths) {
        Stream<String> cells = IntStream.range(0, row.size())
                .mapToObj(c -> row.get(c) + " ".repeat(widths.get(c) - length(row.get(c))));
        return cells.collect(Collectors.joining(GAP)).stripTrailing();
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
