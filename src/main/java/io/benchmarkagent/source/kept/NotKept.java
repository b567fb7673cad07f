package io.benchmarkagent.source.kept;

/** A file that holds no figures of series; its message says what is wrong with it. */
final class NotKept extends Exception {
    private static final long serialVersionUID = 1L;

    NotKept(String problem) {
        super(problem);
    }
}
