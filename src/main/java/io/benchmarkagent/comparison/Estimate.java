package io.benchmarkagent.comparison;

import io.benchmarkagent.baseline.Student;
import io.benchmarkagent.detection.Interval;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How far the second group is from the first in one metric.
 *
 * @param firstMean geometric on the scale of ratios; in the metric's unit
 * @param effect of the second against the first: 0.89 is 11 % less; a difference in the metric's unit where there is no ratio
 * @param interval of {@code effect}, 95 %; empty where a group has a single run or nothing ever varied
 * @param hedges Hedges' g: the difference in pooled standard deviations, without the bias of few runs
 * @param sd pooled, on the scale of the comparison
 */
public record Estimate(
        Scale scale,
        int firstRuns,
        int secondRuns,
        double firstMean,
        double secondMean,
        double effect,
        Optional<Interval> interval,
        OptionalDouble pValue,
        OptionalDouble hedges,
        OptionalDouble sd) {
    static final double BEYOND = 0.05;

    /** Of layers that hold values of both groups. */
    static Estimate of(List<Layer> layers) {
        Scale scale = scale(layers);
        double all = layers.stream().mapToDouble(Layer::weight).sum();
        List<Double> weights =
                layers.stream().map(layer -> layer.weight() / all).toList();
        Side first = Side.of(layers.stream().map(Layer::first).toList(), weights, scale);
        Side second = Side.of(layers.stream().map(Layer::second).toList(), weights, scale);
        return of(scale, first, second);
    }

    private static Scale scale(List<Layer> layers) {
        boolean positive = layers.stream()
                .allMatch(layer -> layer.first().stream().allMatch(v -> v > 0)
                        && layer.second().stream().allMatch(v -> v > 0));
        return positive ? Scale.RATIO : Scale.DIFFERENCE;
    }

    private static Estimate of(Scale scale, Side first, Side second) {
        double difference = second.mean() - first.mean();
        OptionalDouble sd = pooled(first, second);
        Optional<Welch> welch = Welch.of(first, second);
        return new Estimate(
                scale,
                first.n(),
                second.n(),
                scale.out(first.mean()),
                scale.out(second.mean()),
                scale.out(difference),
                welch.map(w -> new Interval(
                        scale.out(difference - w.halfWidth(BEYOND)), scale.out(difference + w.halfWidth(BEYOND)))),
                welch.map(w -> OptionalDouble.of(w.pValue(difference))).orElse(OptionalDouble.empty()),
                welch.isPresent() && sd.isPresent()
                        ? OptionalDouble.of(difference / sd.getAsDouble() * unbiased(first.df() + second.df()))
                        : OptionalDouble.empty(),
                sd);
    }

    private static OptionalDouble pooled(Side first, Side second) {
        int df = first.df() + second.df();
        double squares = first.squares() + second.squares();
        return df > 0 && squares > 0 ? OptionalDouble.of(Math.sqrt(squares / df)) : OptionalDouble.empty();
    }

    /** Source: Hedges 1981, Distribution theory for Glass's estimator of effect size, in its usual approximation. */
    private static double unbiased(int df) {
        return 1 - 3.0 / (4 * df - 1);
    }

    /** Source: Welch 1947 and Satterthwaite 1946; with one load the same as R's {@code t.test}. */
    private record Welch(double standardError, Student t) {

        static Optional<Welch> of(Side first, Side second) {
            if (first.df() < 1 || second.df() < 1) {
                return Optional.empty();
            }
            double a = first.variance();
            double b = second.variance();
            double df = (a + b) * (a + b) / (a * a / first.df() + b * b / second.df());
            return a + b > 0 && df > 0 ? Optional.of(new Welch(Math.sqrt(a + b), new Student(df))) : Optional.empty();
        }

        double halfWidth(double beyond) {
            return standardError * t.quantile(beyond);
        }

        double pValue(double difference) {
            return t.tail(difference / standardError);
        }
    }
}
