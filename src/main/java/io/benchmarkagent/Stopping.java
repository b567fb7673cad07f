package io.benchmarkagent;

import java.util.Optional;

/** What ends well before the process does, when it is told to stop. One for the process, as the signal is. */
final class Stopping {
    private static Optional<Runnable> first = Optional.empty();

    private Stopping() {}

    /** @param ending takes no longer than whoever stops the process waits */
    static synchronized void first(Runnable ending) {
        first = Optional.of(ending);
    }

    /** Whether there was anything. */
    static synchronized boolean end() {
        first.ifPresent(Runnable::run);
        return first.isPresent();
    }
}
