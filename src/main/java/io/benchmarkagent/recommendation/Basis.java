package io.benchmarkagent.recommendation;

import java.util.Locale;

/** What made a rule speak: something that went wrong in the run, or only how much was used in it. */
public enum Basis {
    INCIDENT,
    USE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
