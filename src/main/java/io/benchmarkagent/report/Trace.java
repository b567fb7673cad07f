package io.benchmarkagent.report;

import io.benchmarkagent.run.Samples;

/** The path of a series: broken at gaps, and of what falls on one column only the lowest and the highest point. */
final class Trace {
    private static final double COLUMN = 1.5;
    private static final double GAP = 2.5;

    private final Samples samples;
    private final Axis across;
    private final Axis up;
    private final StringBuilder path = new StringBuilder();

    private Trace(Samples samples, Axis across, Axis up) {
        this.samples = samples;
        this.across = across;
        this.up = up;
    }

    static String of(Track track, Axis across, Axis up) {
        Trace trace = new Trace(track.samples(), across, up);
        trace.draw(GAP * track.step());
        return trace.path.toString();
    }

    private void draw(double gap) {
        boolean pen = false;
        int i = 0;
        while (i < samples.size()) {
            int next = endOfColumn(i);
            pen = pen && samples.time(i) - samples.time(i - 1) <= gap;
            column(i, next, pen);
            pen = true;
            i = next;
        }
    }

    private int endOfColumn(int from) {
        double edge = across.at(samples.time(from)) + COLUMN;
        int next = from + 1;
        while (next < samples.size() && across.at(samples.time(next)) < edge) {
            next++;
        }
        return next;
    }

    private void column(int from, int to, boolean pen) {
        int low = from;
        int high = from;
        for (int i = from; i < to; i++) {
            low = samples.value(i) < samples.value(low) ? i : low;
            high = samples.value(i) > samples.value(high) ? i : high;
        }
        point(Math.min(low, high), pen);
        if (low != high) {
            point(Math.max(low, high), true);
        }
    }

    private void point(int i, boolean pen) {
        path.append(pen ? 'L' : 'M')
                .append(Axis.pixels(across.at(samples.time(i))))
                .append(' ')
                .append(up.px(samples.value(i)));
    }
}
