package io.benchmarkagent.report;

import io.benchmarkagent.run.RunKey;
import java.util.List;

/**
 * The course of one metric over runs, as words and places: for a picture, for a table beside it, and for a program that draws one. What
 * there is none of is an empty text or list.
 *
 * @param now what was measured, what was expected and how that was judged, a fact each
 * @param picture holds one, or none where there is no earlier run
 * @param unit of plotted numbers
 * @param low the plotted end of what was expected
 */
public record HistoryView(
        String id,
        String subject,
        String metric,
        View.Mark mark,
        List<View.Fact> now,
        List<String> why,
        List<View.Past> picture,
        String unit,
        String low,
        String high,
        String expected,
        List<Point> points) {

    /**
     * One run.
     *
     * @param kind "older", "baseline", "now" or "later"
     * @param kindWords the same for people
     * @param plotted the number in the unit of the picture, for programs
     * @param event what happened to the level with this run: a step, or that it was accepted
     */
    public record Point(
            String run,
            RunKey key,
            String time,
            String value,
            String kind,
            String kindWords,
            String plotted,
            String event) {}
}
