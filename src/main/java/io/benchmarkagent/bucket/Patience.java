package io.benchmarkagent.bucket;

import java.time.Duration;

/**
 * How long an endpoint is waited for.
 *
 * @param silence between two bytes
 * @param whole for one request with its answer, however much of it has come
 */
public record Patience(Duration connect, Duration silence, Duration whole) {
    public static final Patience STANDARD =
            new Patience(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofMinutes(5));
}
