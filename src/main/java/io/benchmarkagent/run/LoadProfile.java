package io.benchmarkagent.run;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/** The load asked for: users, requests per second, seconds, and when it ran. What the pipeline did not know is empty. */
public record LoadProfile(
        OptionalDouble users,
        OptionalDouble rps,
        OptionalDouble durationSeconds,
        Optional<Instant> start,
        Optional<Instant> end) {}
