package io.benchmarkagent.ask.live;

import java.util.List;

/**
 * What an expression gave.
 *
 * @param promql as it was sent
 * @param courses the highest first
 * @param more how many series were left out
 * @param remarks what the server adds
 */
public record Measured(
        String promql, Points points, List<Course> courses, int more, List<String> remarks, boolean kept) {
    public Measured {
        courses = List.copyOf(courses);
        remarks = List.copyOf(remarks);
    }
}
