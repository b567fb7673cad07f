package io.benchmarkagent.pipeline;

/** A broker that was lost amid the work for longer than anybody waits; its message is the line to show. */
final class LostBroker extends RuntimeException {
    private static final long serialVersionUID = 1;

    LostBroker(String line, Throwable cause) {
        super(line, cause);
    }

    String line() {
        return String.valueOf(getMessage());
    }
}
