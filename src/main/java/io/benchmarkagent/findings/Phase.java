package io.benchmarkagent.findings;

import java.time.Instant;

/** A named part of the time that was looked at: {@code before} the load, the {@code load} itself. */
public record Phase(String name, Instant start, Instant end) {}
