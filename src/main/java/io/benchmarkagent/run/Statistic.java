package io.benchmarkagent.run;

import java.util.Locale;

/**
 * How one number was made of many samples. {@link #SLOPE}: what it rose by over the run, by Theil and Sen's slope. {@link #VALUE}: the
 * source does not say.
 */
public enum Statistic {
    MEAN,
    P50,
    P90,
    P95,
    P99,
    MAX,
    MIN,
    SD,
    SLOPE,
    VALUE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Minimum and standard deviation are shown and never judged: judging them triples the false alarms. */
    public boolean judged() {
        return this != MIN && this != SD;
    }
}
