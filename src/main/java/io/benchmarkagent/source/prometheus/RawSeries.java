package io.benchmarkagent.source.prometheus;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** One series as it was answered: its labels, rising times in milliseconds, and values, NaN and infinite ones among them. */
public final class RawSeries {
    private final SortedMap<String, String> labels;
    private final long[] times;
    private final double[] values;

    /** Takes the arrays as they are, without a copy of what may be millions of points: nobody else keeps them. */
    RawSeries(SortedMap<String, String> labels, long[] times, double[] values) {
        this.labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        this.times = times;
        this.values = values;
    }

    public SortedMap<String, String> labels() {
        return labels;
    }

    public int size() {
        return times.length;
    }

    public long time(int i) {
        return times[i];
    }

    public double value(int i) {
        return values[i];
    }
}
