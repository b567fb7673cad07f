package io.benchmarkagent.baseline.history;

/** What is to be said of the newest run of a history. */
public enum RunVerdict {
    /** On its level. */
    NONE,
    /** Off its level, alone: it may be the first of a step. */
    OUTLIER,
    /** Off its level to the same side as the runs just before it, too few yet to tell. */
    SUSPECTED_STEP,
    /** With the runs just before it, enough of them are on a new level. */
    CONFIRMED_STEP
}
