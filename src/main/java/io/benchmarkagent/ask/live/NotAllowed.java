package io.benchmarkagent.ask.live;

/** An expression that is not sent; its message says why, where and what would be. */
final class NotAllowed extends Exception {
    private static final long serialVersionUID = 1L;

    NotAllowed(String why) {
        super(why);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
