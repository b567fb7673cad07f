package io.benchmarkagent.cli.chat;

import java.util.Optional;

/** What somebody types at; none where standard input is a pipe, or a terminal that knows no cursor. */
public final class Keyboard implements AutoCloseable {
    private final Optional<KeyedLines.Keys> keys;

    private Keyboard(Optional<KeyedLines.Keys> keys) {
        this.keys = keys;
    }

    /** @param watched whether anybody sees what is printed */
    public static Keyboard open(boolean watched) {
        return new Keyboard(watched ? KeyedLines.Keys.open() : Optional.empty());
    }

    public boolean isThere() {
        return keys.isPresent();
    }

    Optional<KeyedLines.Keys> keys() {
        return keys;
    }

    @Override
    public void close() {
        keys.ifPresent(KeyedLines.Keys::close);
    }
}
