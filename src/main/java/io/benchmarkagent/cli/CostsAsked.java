package io.benchmarkagent.cli;

import io.benchmarkagent.pipeline.TimeSpan;
import java.util.OptionalDouble;

/**
 * What models have cost.
 *
 * @param failOver dollars; empty for no limit
 */
public record CostsAsked(TimeSpan last, CostsCommand.Format format, OptionalDouble failOver, boolean failOnUnusual) {}
