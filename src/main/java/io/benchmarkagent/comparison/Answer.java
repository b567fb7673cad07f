package io.benchmarkagent.comparison;

import java.util.Locale;

/** What a comparison says of one metric. */
public enum Answer {
    BETTER,
    WORSE,
    /** Of a metric in which neither direction is the good one. */
    DIFFERENT,
    /** There is a difference, and it is smaller than matters. */
    TOO_SMALL,
    NO_DIFFERENCE,
    CANNOT_TELL;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
