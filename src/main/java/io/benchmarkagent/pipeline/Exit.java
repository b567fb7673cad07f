package io.benchmarkagent.pipeline;

/** The exit codes that users script against. */
public final class Exit {
    public static final int DONE = 0;
    public static final int FAILED = 1;
    public static final int BAD_INPUT = 2;
    public static final int GATE_FAILED = 10;
    public static final int RERUN_ASKED = 11;

    private Exit() {}
}
