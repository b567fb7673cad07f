package io.benchmarkagent.cause;

import java.time.Instant;

/** One entry of the timeline; {@code uncertaintySeconds} is how far off the time may be. */
public record Moment(Instant time, long uncertaintySeconds, String subject, String what, String anomalyId) {}
