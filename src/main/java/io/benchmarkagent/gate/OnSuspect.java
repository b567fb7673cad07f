package io.benchmarkagent.gate;

/** What a regression does that only one run has shown. */
public enum OnSuspect {
    FAIL,
    /** One more run is asked for. */
    RERUN
}
