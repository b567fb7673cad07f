package io.benchmarkagent.source.imported;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a tool measured in one execution.
 *
 * @param id its own name, where the file holds several executions and names them
 * @param start empty where the file does not tell, as is {@code end}
 * @param seconds how long it took
 */
public record Result(
        Optional<String> id,
        Optional<Instant> start,
        Optional<Instant> end,
        OptionalDouble seconds,
        OptionalDouble users,
        Figures figures) {

    /** When it ended and began is not known. */
    static Result undated(OptionalDouble seconds, OptionalDouble users, Figures figures) {
        return new Result(Optional.empty(), Optional.empty(), Optional.empty(), seconds, users, figures);
    }
}
