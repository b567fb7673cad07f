package io.benchmarkagent.source;

/** Told of each question to a system that is asked while somebody waits: how long it took, and whether there was an answer. */
@FunctionalInterface
public interface Calls {
    Calls UNTOLD = (system, answered, nanos) -> {};

    /** @param system prometheus or kubernetes */
    void ended(String system, boolean answered, long nanos);
}
