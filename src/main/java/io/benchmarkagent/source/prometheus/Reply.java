package io.benchmarkagent.source.prometheus;

/** What a server that is asked while somebody waits came back with. */
public sealed interface Reply<T> {
    record Told<T>(T value) implements Reply<T> {}

    /** No answer: why, and the mend, in one line. */
    record Silent<T>(String line) implements Reply<T> {
        /** As the reply to another question, which it is as well. */
        public <U> Reply<U> asOf() {
            return new Silent<>(line);
        }
    }
}
