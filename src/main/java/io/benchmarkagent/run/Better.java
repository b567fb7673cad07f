package io.benchmarkagent.run;

/** Which direction of a metric is the good one. */
public enum Better {
    LOWER,
    HIGHER,
    NEITHER
}
