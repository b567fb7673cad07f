package io.benchmarkagent.llm;

/** Whoever asked was interrupted, and waits no longer. */
final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    Stopped(InterruptedException cause) {
        super(cause);
    }
}
