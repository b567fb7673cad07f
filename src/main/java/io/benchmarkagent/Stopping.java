package io.benchmarkagent;

import java.util.Optional;

/** What ends well before the process does, when it is told to stop. One for the process, as the signal is. */
final class Stopping {
    private static Optional<Runnable> first = Optional.empty();
    private static boolean any;

    private Stopping() {}

    /**
     * Done before the machine begins to shut down: from then on no library may be loaded that wants to hear of it, and what is under
     * way may need one.
     *
     * @param ending takes no longer than whoever stops the process waits
     */
    static synchronized void first(Runnable ending) {
        first = Optional.of(ending);
        any = true;
        Signals.heard(signal -> {
            end();
            System.exit(signal);
        });
    }

    /** Once; whether there was anything. */
    static synchronized boolean end() {
        Optional<Runnable> ending = first;
        first = Optional.empty();
        ending.ifPresent(Runnable::run);
        return any;
    }
}
