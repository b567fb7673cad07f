package io.benchmarkagent.pipeline;

/** A broker that cannot be used; its message is the line that says where, why and the mend. */
final class BrokerTrouble extends Exception {
    private static final long serialVersionUID = 1;

    BrokerTrouble(String line) {
        super(line);
    }

    String line() {
        return String.valueOf(getMessage());
    }
}
