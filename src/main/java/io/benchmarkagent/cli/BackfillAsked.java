package io.benchmarkagent.cli;

import java.util.Optional;

/**
 * Reports for the runs that lack one.
 *
 * @param each what is asked of each run's report
 * @param last empty for all runs there are
 */
public record BackfillAsked(Asked each, Optional<TimeSpan> last) {}
