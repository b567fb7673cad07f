package io.benchmarkagent.baseline.history;

import java.util.Locale;

/** What became of the suspicion that a run raised, as far as later runs tell. */
public enum Outcome {
    /** Later runs stay: the run is among the first of a confirmed step. */
    CONFIRMED,
    /** Later runs are back: it was an outlier, or went away before it was a level. */
    WITHDRAWN,
    /** Too few later runs, or they do not agree. */
    OPEN;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
