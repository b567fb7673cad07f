package io.benchmarkagent.recommendation;

import java.util.OptionalDouble;

/**
 * What a recommendation does to the bill, in US dollars a month of 730 hours; each is empty where it does not follow.
 *
 * @param monthlyUsd what the bill is lower by; negative for what more of something costs
 * @param perMillionRequestsUsd the same per million requests, at the load of the run
 * @param upToUsd what a lower request frees of a node, and is worth once a node goes; nothing until then
 * @param prices the price that this is computed with, and its day; "" where nothing is computed
 */
public record Saving(
        OptionalDouble monthlyUsd, OptionalDouble perMillionRequestsUsd, OptionalDouble upToUsd, String prices) {
    public static final Saving NONE =
            new Saving(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), "");
}
