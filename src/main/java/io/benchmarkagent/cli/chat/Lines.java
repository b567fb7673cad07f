package io.benchmarkagent.cli.chat;

/** Where lines come from. */
interface Lines extends AutoCloseable {

    /** What was typed last. */
    sealed interface Next {
        record Line(String text) implements Next {}

        /** Ctrl-C where nothing was asked. */
        record Cleared() implements Next {}

        record End() implements Next {}
    }

    /** @param prompt shown to who types */
    Next next(String prompt);

    /** Whether who reads the answers sees the questions as well, as what is typed between them is seen. */
    boolean areTyped();

    @Override
    void close();
}
