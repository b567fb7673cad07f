package io.benchmarkagent.ask.desk;

import java.util.List;

/**
 * Rows of an answer, no more of them than a person reads or a model is to be charged for.
 *
 * @param head as many names as each row has cells
 * @param more how many rows were left out
 */
public record Table(List<String> head, List<List<String>> rows, int more) {
    private static final int MOST_ROWS = 60;
    private static final int LONGEST_CELL = 200;

    public Table {
        head = List.copyOf(head);
        more += Math.max(0, rows.size() - MOST_ROWS);
        rows = rows.stream()
                .limit(MOST_ROWS)
                .map(row -> row.stream().map(Table::cut).toList())
                .toList();
        for (List<String> row : rows) {
            if (row.size() != head.size()) {
                throw new IllegalArgumentException(
                        "a row has " + row.size() + " cells under " + head.size() + " names");
            }
        }
    }

    public static Table of(List<String> head, List<List<String>> rows) {
        return new Table(head, rows, 0);
    }

    private static String cut(String cell) {
        int length = cell.codePointCount(0, cell.length());
        return length <= LONGEST_CELL ? cell : cell.substring(0, cell.offsetByCodePoints(0, LONGEST_CELL - 1)) + "…";
    }
}
