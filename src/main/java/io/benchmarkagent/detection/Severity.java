package io.benchmarkagent.detection;

import java.util.Locale;

/** How far out of line: |σ| over 3 is high, over 2 medium. */
public enum Severity {
    HIGH,
    MEDIUM;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
