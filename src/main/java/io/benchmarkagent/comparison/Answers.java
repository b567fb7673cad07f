package io.benchmarkagent.comparison;

import io.benchmarkagent.detection.FalseDiscovery;
import io.benchmarkagent.detection.Interval;
import io.benchmarkagent.run.Better;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.MetricSpec;
import io.benchmarkagent.run.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** From estimates to what they say, all metrics together. */
final class Answers {
    private Answers() {}

    /** A metric before it is known what the others are. */
    record Estimated(MetricKey key, MetricSpec spec, Unit unit, Estimate estimate) {
        /** The relative floor, or the absolute one where that is more. */
        double floor() {
            double absolute = spec.absoluteFloor();
            double relative = spec.relativeFloor();
            double size = Math.abs(estimate.firstMean());
            return estimate.scale() == Scale.RATIO
                    ? Math.max(relative, absolute / size)
                    : Math.max(absolute, relative * Math.max(size, Math.abs(estimate.secondMean())));
        }
    }

    static List<ComparedMetric> of(List<Estimated> all) {
        double[] q = FalseDiscovery.qValues(all.stream()
                .flatMapToDouble(one -> one.estimate().pValue().stream())
                .toArray());
        List<ComparedMetric> answered = new ArrayList<>();
        int tested = 0;
        for (Estimated one : all) {
            boolean isTested = one.estimate().pValue().isPresent();
            answered.add(answered(one, isTested ? OptionalDouble.of(q[tested++]) : OptionalDouble.empty()));
        }
        return answered;
    }

    private static ComparedMetric answered(Estimated one, OptionalDouble q) {
        Estimate estimate = one.estimate();
        double floor = one.floor();
        OptionalDouble within = estimate.interval().stream()
                .mapToDouble(interval -> within(estimate.scale(), interval))
                .findFirst();
        OptionalInt needed = needed(estimate, floor);
        return new ComparedMetric(
                one.key(),
                one.spec(),
                one.unit(),
                estimate,
                q,
                floor,
                within,
                needed,
                answer(one, q, floor, within, needed));
    }

    private static Answer answer(
            Estimated one, OptionalDouble q, double floor, OptionalDouble within, OptionalInt needed) {
        Estimate estimate = one.estimate();
        boolean significant = q.orElse(1) <= Estimate.BEYOND;
        if (significant && exceeds(estimate, floor)) {
            return direction(estimate, one.spec().better());
        }
        if (significant) {
            return within.orElse(Double.POSITIVE_INFINITY) <= floor ? Answer.TOO_SMALL : Answer.CANNOT_TELL;
        }
        boolean enough = needed.orElse(Integer.MAX_VALUE) <= Math.min(estimate.firstRuns(), estimate.secondRuns());
        boolean shown = within.isPresent() && (within.getAsDouble() <= floor || (enough && !exceeds(estimate, floor)));
        return shown ? Answer.NO_DIFFERENCE : Answer.CANNOT_TELL;
    }

    private static boolean exceeds(Estimate estimate, double floor) {
        return Math.abs(scaled(estimate)) >= limit(estimate.scale(), floor);
    }

    private static Answer direction(Estimate estimate, Better better) {
        boolean less = scaled(estimate) < 0;
        return switch (better) {
            case LOWER -> less ? Answer.BETTER : Answer.WORSE;
            case HIGHER -> less ? Answer.WORSE : Answer.BETTER;
            case NEITHER -> Answer.DIFFERENT;
        };
    }

    private static OptionalInt needed(Estimate estimate, double floor) {
        return estimate.sd().isPresent() && floor > 0
                ? Power.runs(limit(estimate.scale(), floor) / estimate.sd().getAsDouble())
                : OptionalInt.empty();
    }

    /** The larger end, in size: relative to no difference, or in the unit. */
    private static double within(Scale scale, Interval interval) {
        double none = scale.out(0);
        return Math.max(Math.abs(interval.low() - none), Math.abs(interval.high() - none));
    }

    private static double scaled(Estimate estimate) {
        return estimate.scale().in(estimate.effect());
    }

    private static double limit(Scale scale, double floor) {
        return scale == Scale.RATIO ? StrictMath.log(1 + floor) : floor;
    }
}
