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

    /** Whether answers are apart from each other by themselves, as what is typed between them is. */
    boolean areTyped();

    @Override
    void close();
}
