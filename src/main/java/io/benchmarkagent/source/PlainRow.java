package io.benchmarkagent.source;

import java.util.List;
import java.util.Set;

/** Tells of a plain row, one without quotes, whose execution it is, without taking it apart: of thousands of rows few are needed. */
final class PlainRow {
    private final int columns;
    private final int id;
    private final int time;

    PlainRow(List<String> columns) {
        this.columns = columns.size();
        this.id = columns.indexOf("run_id");
        this.time = columns.indexOf("timestamp");
    }

    /** False where it cannot be told so easily. */
    boolean isOneOf(Set<String> executions, String line) {
        return line.indexOf('"') < 0
                && line.chars().filter(c -> c == ',').count() == columns - 1
                && executions.contains(ClusterSummary.execution(cell(line, id), cell(line, time)));
    }

    private static String cell(String line, int column) {
        int from = 0;
        for (int i = 0; i < column; i++) {
            from = line.indexOf(',', from) + 1;
        }
        int to = line.indexOf(',', from);
        return line.substring(from, to < 0 ? line.length() : to).strip();
    }
}
