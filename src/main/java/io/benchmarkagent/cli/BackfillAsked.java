package io.benchmarkagent.cli;

import io.benchmarkagent.pipeline.TimeSpan;
import java.util.Optional;

/**
 * A parsed {@code backfill}.
 *
 * @param each what is asked of every report
 * @param last only runs of that time up to now; empty for all
 * @param threads how many reports are made at once
 */
public record BackfillAsked(Asked each, Optional<TimeSpan> last, int threads, boolean json) {}
