package io.benchmarkagent.llm.kept;

import java.util.Optional;

/** A store of answers; one that cannot be reached holds none. */
public interface Answers {
    /** @param key lower-case hexadecimal digits */
    Optional<KeptAnswer> find(String key);

    void keep(String key, KeptAnswer answer);

    /** What stood in the way of looking for the last one, in a line. */
    default Optional<String> trouble() {
        return Optional.empty();
    }

    /** Keeps nothing. */
    static Answers none() {
        return new Answers() {
            @Override
            public Optional<KeptAnswer> find(String key) {
                return Optional.empty();
            }

            @Override
            public void keep(String key, KeptAnswer answer) {
                // nowhere
            }
        };
    }
}
