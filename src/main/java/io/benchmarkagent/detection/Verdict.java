package io.benchmarkagent.detection;

import java.util.Locale;

/** What became of an observation. The first three are findings; the rest say why there is none. */
public enum Verdict {
    REGRESSION,
    IMPROVEMENT,
    CHANGE,
    NONE,
    TOO_FEW_RUNS,
    NOT_COMPARABLE,
    NOT_COLLECTED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean outOfLine() {
        return this == REGRESSION || this == IMPROVEMENT || this == CHANGE;
    }
}
