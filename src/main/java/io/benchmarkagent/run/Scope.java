package io.benchmarkagent.run;

import java.util.Locale;

/** What a measurement is about. */
public enum Scope {
    CLUSTER,
    SERVICE,
    NODE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
