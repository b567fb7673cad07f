package io.benchmarkagent.cli;

import io.benchmarkagent.pipeline.TimeSpan;
import java.util.Optional;

/**
 * A list of runs.
 *
 * @param last empty for all there are
 */
public record RunsAsked(FromArchive from, Optional<TimeSpan> last, boolean json) {}
