package io.benchmarkagent.baseline.history;

/** What is to be said of one run of a history: at first, and when later runs have shown what it was. */
public enum RunVerdict {
    /** On its level. */
    NONE,
    /** Off its level, alone: it may be the first of a step. */
    OUTLIER,
    /** Off its level to the same side as the runs just before it, too few yet to tell. */
    SUSPECTED_STEP,
    /** Later runs are on the new level. */
    CONFIRMED_STEP,
    /** It looked like a step or an outlier, and later runs made no step of it. */
    WITHDRAWN
}
