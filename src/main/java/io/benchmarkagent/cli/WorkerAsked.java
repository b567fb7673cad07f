package io.benchmarkagent.cli;

import java.time.Duration;
import java.util.Optional;

/**
 * A parsed {@code worker}.
 *
 * @param each what is asked of every report
 * @param threads how many reports are made at once
 * @param idle when it ends, where nothing comes any more; empty for never
 */
public record WorkerAsked(Asked each, int threads, Optional<Duration> idle) {}
