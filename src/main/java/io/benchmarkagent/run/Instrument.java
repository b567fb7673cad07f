package io.benchmarkagent.run;

import java.util.Locale;

/** What a number was read from: the pipeline's run JSON, or a series that was recorded meanwhile. */
public enum Instrument {
    RUN,
    SERIES;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
