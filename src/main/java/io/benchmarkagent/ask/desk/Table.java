package io.benchmarkagent.ask.desk;

import java.util.List;

/**
 * Rows of an answer.
 *
 * @param head as many names as each row has cells
 * @param more how many rows were left out
 */
public record Table(List<String> head, List<List<String>> rows, int more) {
    public Table {
        head = List.copyOf(head);
        rows = rows.stream().map(List::copyOf).toList();
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
}
