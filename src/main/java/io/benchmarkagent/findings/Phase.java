package io.benchmarkagent.findings;

import java.time.Instant;

/** A named part of the time that was looked at: {@code before} the load, the {@code load} itself, and where it has a ramp its parts: {@code ramp-up}, {@code steady} and {@code cool-down}. */
public record Phase(String name, Instant start, Instant end) {}
