package io.benchmarkagent.ask.when;

/** A time that cannot be resolved; its message is the line to show. */
final class Impossible extends Exception {
    private static final long serialVersionUID = 1L;

    Impossible(String line) {
        super(line);
    }

    String line() {
        return String.valueOf(getMessage());
    }
}
