package io.benchmarkagent.run;

import java.util.Locale;

/** Where a run was read from: nested run JSON, flat run JSON, or a row of {@code cluster_summary.csv} only. */
public enum RunFormat {
    V2,
    V1,
    SUMMARY;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
