package io.benchmarkagent.report;

import java.util.List;

/** A comparison as words and places, which text, Markdown and HTML print. What there is none of is an empty text or list. */
public record ComparisonView(
        String headline, String tally, String first, String second, List<Row> rows, List<String> notes) {
    public ComparisonView {
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
    }

    /** One metric. {@code runs} is "8, 8"; {@code effect} a ratio, or a difference in the unit. */
    public record Row(
            View.Mark mark,
            String subject,
            String metric,
            String first,
            String second,
            String runs,
            String effect,
            String interval,
            String hedges,
            String q,
            String answer) {}

    /** Ratios on a logarithmic axis; {@code unity} is where 1 lies, {@code caption} what is not in it. */
    public record Picture(
            int width,
            int height,
            String unity,
            List<View.Tick> ticks,
            List<Bar> bars,
            String axisAt,
            String caption) {}

    /** A ratio at {@code at} and its interval, an empty one where there is none. */
    public record Bar(
            String y, String textY, String label, String from, String to, String at, String tone, String words) {}
}
