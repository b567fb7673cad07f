package io.benchmarkagent.comparison;

import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.MetricSpec;
import io.benchmarkagent.run.Unit;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * One metric of both groups.
 *
 * @param qValue over all metrics that were compared; empty where nothing could be tested
 * @param floor the smallest difference that matters: relative on the scale of ratios (0.05 is 5 %), else in the unit
 * @param within beyond this no difference was shown: relative, or in the unit, as {@code floor}; empty where there is no interval
 * @param needed runs per group that would find a difference of {@code floor} with probability .8; empty where the spread is not
 *     known, or a thousand would not do
 */
public record ComparedMetric(
        MetricKey key,
        MetricSpec spec,
        Unit unit,
        Estimate estimate,
        OptionalDouble qValue,
        double floor,
        OptionalDouble within,
        OptionalInt needed,
        Answer answer) {

    /** Whether the smallest difference that matters is an amount, and not a share of the metric. */
    public boolean isFloorAbsolute() {
        return estimate.scale() == Scale.DIFFERENCE || floor > spec.relativeFloor();
    }

    /** Whether a difference is there, however small. */
    public boolean isSignificant() {
        return qValue.orElse(1) <= Estimate.BEYOND;
    }

    /** How many runs each group lacks to tell a difference that matters. */
    public OptionalInt more() {
        int has = Math.min(estimate.firstRuns(), estimate.secondRuns());
        return needed.isPresent() ? OptionalInt.of(Math.max(0, needed.getAsInt() - has)) : OptionalInt.empty();
    }
}
