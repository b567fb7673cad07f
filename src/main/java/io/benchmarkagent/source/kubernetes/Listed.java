package io.benchmarkagent.source.kubernetes;

import java.time.Instant;
import java.util.List;

/** What a cluster that is asked while somebody waits came back with. */
public sealed interface Listed<T> {
    /**
     * As it was at that moment.
     *
     * @param namespace the only one that was asked
     * @param missing what would have told more and could not be listed, a line each
     */
    record Told<T>(T value, String namespace, Instant at, List<String> missing) implements Listed<T> {
        public Told {
            missing = List.copyOf(missing);
        }
    }

    /** No answer: why, and the mend, in one line. */
    record Silent<T>(String line) implements Listed<T> {}
}
