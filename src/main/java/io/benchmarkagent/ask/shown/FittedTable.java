package io.benchmarkagent.ask.shown;

import io.benchmarkagent.ask.desk.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A table of an answer for a terminal. What every row says is said once above it; no cell is wrapped. Where the terminal's width is
 * known, words that end a row are cut to it; what is piped is never cut.
 */
public final class FittedTable {
    /** Where nobody knows how wide it is shown, such as in a log. */
    private static final int USUAL = 100;

    private static final int FEWEST_LETTERS = 16;
    private static final String RUN = "RUN";
    private static final Set<String> WORDS = Set.of(
            "WHAT",
            "WHAT IT SAYS",
            "JUDGEMENT",
            "VERDICT",
            "LAST END",
            "NOTE",
            "MESSAGE",
            "SUMMARY",
            "ERROR",
            "CONDITIONS");
    private static final Pattern DATED = Pattern.compile("(\\d{4}-\\d{2}-\\d{2}) (\\d{2}:\\d{2}.*)");

    private final OptionalInt width;
    private final List<String> said = new ArrayList<>();
    private Table table;

    private FittedTable(Table table, OptionalInt width) {
        this.table = table;
        this.width = width;
    }

    /** Lines that end in {@code \n}. */
    public static String of(Table table, OptionalInt width) {
        return new FittedTable(table, width).fitted();
    }

    private String fitted() {
        if (table.rows().size() > 1) {
            sayOnce(List.of(RUN));
            sayTheDateOnce();
            sayOnce(table.head().stream().skip(1).toList());
        }
        width.ifPresent(this::leaveIdsOut);
        width.ifPresent(this::cut);
        return (said.isEmpty()
                        ? ""
                        : (table.more() > 0 ? "In every row shown: " : "In every row: ") + String.join(", ", said)
                                + "\n")
                + rendered().render();
    }

    /** A run's name is long and says nothing twice; other columns stay as long as there is room. */
    private void sayOnce(List<String> names) {
        for (String name : names) {
            int column = table.head().indexOf(name);
            boolean tooWide = rendered().width() > width.orElse(USUAL);
            if (column >= 0 && (tooWide || name.equals(RUN)) && isTheSame(column)) {
                String value = table.rows().get(0).get(column);
                if (!value.isEmpty()) {
                    said.add(name + " " + value);
                }
                keep(IntStream.range(0, table.head().size()).filter(c -> c != column));
            }
        }
    }

    private boolean isTheSame(int column) {
        return table.head().size() > 2
                && table.rows().stream().map(row -> row.get(column)).distinct().count() == 1;
    }

    private void keep(IntStream columns) {
        List<Integer> kept = columns.boxed().toList();
        table = new Table(
                kept.stream().map(table.head()::get).toList(),
                table.rows().stream()
                        .map(row -> kept.stream().map(row::get).toList())
                        .toList(),
                table.more());
    }

    private void sayTheDateOnce() {
        int column = table.head().indexOf("TIME");
        if (column < 0 || rendered().width() <= width.orElse(USUAL)) {
            return;
        }
        List<Matcher> times = table.rows().stream()
                .map(row -> DATED.matcher(row.get(column)))
                .filter(Matcher::matches)
                .toList();
        if (times.size() == table.rows().size()
                && times.stream().map(time -> time.group(1)).distinct().count() == 1) {
            said.add("TIME of " + times.get(0).group(1));
            replace(column, times.stream().map(time -> time.group(2)).toList());
        }
    }

    private void replace(int column, List<String> cells) {
        table = new Table(
                table.head(),
                IntStream.range(0, cells.size())
                        .mapToObj(i -> with(table.rows().get(i), column, cells.get(i)))
                        .toList(),
                table.more());
    }

    private static List<String> with(List<String> row, int column, String cell) {
        List<String> cells = new ArrayList<>(row);
        cells.set(column, cell);
        return cells;
    }

    /** They are for programs, which read JSON. */
    private void leaveIdsOut(int most) {
        int column = table.head().indexOf("ID");
        if (column >= 0 && rendered().width() > most) {
            keep(IntStream.range(0, table.head().size()).filter(c -> c != column));
        }
    }

    private void cut(int most) {
        int last = table.head().size() - 1;
        int over = rendered().width() - most;
        int room = rendered().width(last) - over;
        if (over > 0 && room >= FEWEST_LETTERS && WORDS.contains(table.head().get(last))) {
            replace(
                    last,
                    table.rows().stream().map(row -> cut(row.get(last), room)).toList());
        }
    }

    private static String cut(String cell, int most) {
        int length = cell.codePointCount(0, cell.length());
        return length <= most
                ? cell
                : cell.substring(0, cell.offsetByCodePoints(0, most - 1)).stripTrailing() + "…";
    }

    private TextTable rendered() {
        TextTable text = new TextTable(table.head().toArray(String[]::new));
        table.rows().forEach(text::add);
        return text;
    }
}
