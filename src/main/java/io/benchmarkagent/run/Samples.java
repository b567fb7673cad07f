package io.benchmarkagent.run;

import java.util.Arrays;

/** Points in time order: milliseconds since the epoch, and finite values. NaN, infinite and stale points were dropped and counted. */
public final class Samples {
    private final long[] times;
    private final double[] values;
    private final int dropped;

    public Samples(long[] times, double[] values, int dropped) {
        if (times.length != values.length) {
            throw new IllegalArgumentException(times.length + " times, " + values.length + " values");
        }
        this.times = times.clone();
        this.values = values.clone();
        this.dropped = dropped;
    }

    public int size() {
        return times.length;
    }

    /** Milliseconds since the epoch. */
    public long time(int i) {
        return times[i];
    }

    public double value(int i) {
        return values[i];
    }

    /** How many points were not finite numbers. */
    public int dropped() {
        return dropped;
    }

    /** The points from {@code fromMillis} to {@code toMillis}, both included. */
    public Samples between(long fromMillis, long toMillis) {
        int from = firstAtOrAfter(fromMillis);
        int to = firstAtOrAfter(toMillis + 1);
        return new Samples(Arrays.copyOfRange(times, from, to), Arrays.copyOfRange(values, from, to), 0);
    }

    private int firstAtOrAfter(long millis) {
        int at = Arrays.binarySearch(times, millis);
        return at >= 0 ? at : -at - 1;
    }
}
