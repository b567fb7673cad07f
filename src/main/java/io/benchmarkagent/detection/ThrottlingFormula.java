package io.benchmarkagent.detection;

import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.Measurement;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.Run;
import io.benchmarkagent.run.Samples;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Series;
import io.benchmarkagent.run.Statistic;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Does the run's throttled percentage divide throttled seconds by periods? The share of periods that were throttled is what it should
 * be. It gives itself away by more than 100 %; by what Prometheus counted; and by being the same multiple of the throttled seconds for
 * all services: a second of them is a tenth of the ten periods that a second has, so the percentage is ten times the seconds per second.
 *
 * <p>Source: the kernel's CFS bandwidth control, cpu.cfs_period_us = 100 ms, which is also Kubernetes' default.
 */
public final class ThrottlingFormula {
    private static final String PERCENTAGE = "cpu.throttled_percentage";
    private static final String SECONDS = "cpu.throttled_seconds";
    private static final double PERIODS_A_SECOND = 10;

    /** Rounding to four places, and a load that was not there all the time. */
    private static final double NEARLY = 0.2;

    private static final double FEWEST_SECONDS = 0.001;
    private static final double FEWEST_PERCENT = 0.5;
    private static final double FACTOR = 2;
    private static final int FEWEST = 3;

    private ThrottlingFormula() {}

    public static Optional<DataQuality> line(Run run, Evidence evidence) {
        return Stream.of(beyondAll(run), besidePrometheus(run, evidence), tenTimesTheSeconds(run))
                .flatMap(Optional::stream)
                .findFirst()
                .map(ThrottlingFormula::line);
    }

    private static Optional<String> beyondAll(Run run) {
        List<Measurement> beyond = percentages(run)
                .filter(m -> m.value() > 100.5)
                .sorted((a, b) -> Double.compare(b.value(), a.value()))
                .toList();
        return beyond.stream()
                .findFirst()
                .map(most -> "it is " + rounded(most.value()) + " % for "
                        + most.key().subject()
                        + (beyond.size() > 1 ? " and over 100 % for " + (beyond.size() - 1) + " more" : "")
                        + ", and no more than all periods can be throttled");
    }

    /** The median over services, which one with an incident does not move. */
    private static Optional<String> besidePrometheus(Run run, Evidence evidence) {
        double[] ratios = percentages(run)
                .filter(m -> m.value() >= FEWEST_PERCENT)
                .flatMap(m -> counted(m.key(), run, evidence).stream().mapToObj(counted -> m.value() / counted))
                .mapToDouble(Double::doubleValue)
                .toArray();
        return middle(ratios, ratio -> ratio > FACTOR || ratio < 1 / FACTOR)
                .map(ratio -> "for " + ratios.length + " services it is about " + rounded(ratio)
                        + " times the share of throttled periods that Prometheus counted");
    }

    private static OptionalDouble counted(MetricKey key, Run run, Evidence evidence) {
        return evidence.series().stream()
                .filter(series -> series.scope() == Scope.SERVICE
                        && series.subject().equals(key.subject())
                        && series.spec().metric().equals(PERCENTAGE))
                .map(series -> during(run, series))
                .flatMapToDouble(
                        samples -> IntStream.range(0, samples.size()).mapToDouble(samples::value).average().stream())
                .filter(mean -> mean > 0)
                .findFirst();
    }

    private static Samples during(Run run, Series series) {
        var load = run.facts().load();
        return load.start().isPresent() && load.end().isPresent()
                ? series.samples()
                        .between(
                                load.start().get().toEpochMilli(),
                                load.end().get().toEpochMilli())
                : series.samples();
    }

    private static Optional<String> tenTimesTheSeconds(Run run) {
        double[] ratios = percentages(run)
                .flatMap(m -> secondsPerSecond(m.key(), run).stream().mapToObj(seconds -> m.value() / seconds))
                .mapToDouble(Double::doubleValue)
                .toArray();
        return middle(ratios, ratio -> Math.abs(100 / ratio / PERIODS_A_SECOND - 1) <= NEARLY)
                .map(ratio -> "for " + ratios.length + " services it is " + rounded(ratio)
                        + " times the throttled seconds per second: 100 / 10, the periods that a second has");
    }

    private static OptionalDouble secondsPerSecond(MetricKey key, Run run) {
        return run.measurements().stream()
                .filter(m -> m.key().equals(new MetricKey(key.scope(), key.subject(), SECONDS, Statistic.MEAN)))
                .mapToDouble(Measurement::value)
                .filter(seconds -> seconds >= FEWEST_SECONDS)
                .findFirst();
    }

    private static Stream<Measurement> percentages(Run run) {
        return run.measurements().stream()
                .filter(m -> m.key().scope() == Scope.SERVICE
                        && m.key().metric().equals(PERCENTAGE)
                        && m.key().statistic().judged());
    }

    private static Optional<Double> middle(double[] ratios, DoublePredicate odd) {
        double[] sorted = Arrays.stream(ratios).sorted().toArray();
        return sorted.length >= FEWEST && odd.test(sorted[sorted.length / 2])
                ? Optional.of(sorted[sorted.length / 2])
                : Optional.empty();
    }

    private static String rounded(double value) {
        return BigDecimal.valueOf(value)
                .setScale(value < 10 ? 1 : 0, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    private static DataQuality line(String because) {
        return new DataQuality(
                "throttling-formula",
                DataQuality.Level.WARNING,
                "time throttled",
                "the pipeline's throttled percentage seems to divide throttled seconds by periods: " + because
                        + ". It is compared with earlier runs like any number, and is no share of the time",
                "let the pipeline query 100 * rate(container_cpu_cfs_throttled_periods_total[…])"
                        + " / rate(container_cpu_cfs_periods_total[…])");
    }
}
