package io.benchmarkagent.cli;

import io.benchmarkagent.pipeline.TimeSpan;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Tokens that somebody looks after.
 *
 * @param config the file given with {@code --config}
 */
public record TokensAsked(What what, Optional<Path> config) {

    /** What is to be done with them. */
    public sealed interface What {

        /**
         * A new one.
         *
         * @param scopes as typed
         * @param expires empty for never
         */
        record Create(String name, List<String> scopes, Optional<TimeSpan> expires) implements What {
            public Create {
                scopes = List.copyOf(scopes);
            }
        }

        record Listed() implements What {}

        record Revoke(String id) implements What {}
    }
}
