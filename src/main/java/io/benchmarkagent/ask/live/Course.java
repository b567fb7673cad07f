package io.benchmarkagent.ask.live;

import io.benchmarkagent.run.Samples;
import io.benchmarkagent.source.prometheus.RawSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/**
 * How one series went, of its values that are finite numbers.
 *
 * @param points how many of those there are, of {@code expected}
 * @param odd how many values are NaN or infinite
 * @param gap the longest time without a point
 * @param figures empty where no value is a finite number
 * @param samples the finite numbers
 */
public record Course(
        SortedMap<String, String> labels,
        int points,
        int expected,
        int odd,
        Optional<Gap> gap,
        Optional<Figures> figures,
        Samples samples) {
    private static final double MEDIAN = 50;
    private static final double P95 = 95;

    /** From the last point before it to the first after it, or to the end of the range that was asked for. */
    public record Gap(Instant from, Instant to) {
        Duration length() {
            return Duration.between(from, to);
        }
    }

    /** @param median what is told of a quantile, which is never averaged */
    public record Figures(
            double min, double mean, double median, double p95, double max, Instant maxAt, double first, double last) {}

    static Course of(RawSeries series, Points asked) {
        int[] finite = IntStream.range(0, series.size())
                .filter(i -> Double.isFinite(series.value(i)))
                .toArray();
        return new Course(
                series.labels(),
                finite.length,
                asked.count(),
                series.size() - finite.length,
                gap(series, finite, asked),
                finite.length == 0 ? Optional.empty() : Optional.of(figures(series, finite)),
                new Samples(
                        IntStream.of(finite).mapToLong(series::time).toArray(),
                        IntStream.of(finite).mapToDouble(series::value).toArray(),
                        series.size() - finite.length));
    }

    /** For an order: what is highest first. */
    double highest() {
        return figures.map(Figures::max).orElse(Double.NEGATIVE_INFINITY);
    }

    private static Figures figures(RawSeries series, int[] finite) {
        double[] values = IntStream.of(finite).mapToDouble(series::value).toArray();
        int highest = IntStream.of(finite)
                .reduce((a, b) -> series.value(b) > series.value(a) ? b : a)
                .orElseThrow();
        Percentile percentile = new Percentile().withEstimationType(Percentile.EstimationType.R_7);
        return new Figures(
                IntStream.of(finite).mapToDouble(series::value).min().orElseThrow(),
                IntStream.of(finite).mapToDouble(series::value).average().orElseThrow(),
                percentile.evaluate(values, MEDIAN),
                percentile.evaluate(values, P95),
                series.value(highest),
                Instant.ofEpochMilli(series.time(highest)),
                values[0],
                values[values.length - 1]);
    }

    private static Optional<Gap> gap(RawSeries series, int[] finite, Points asked) {
        long longest = asked.stepSeconds() * 1000;
        Optional<Gap> gap = Optional.empty();
        long before = asked.from().toEpochMilli() - longest;
        for (int i = 0; i <= finite.length; i++) {
            long next =
                    i < finite.length ? series.time(finite[i]) : asked.to().toEpochMilli() + asked.stepSeconds() * 1000;
            if (next - before > longest) {
                longest = next - before;
                gap = Optional.of(within(asked, before, next));
            }
            before = next;
        }
        return gap;
    }

    private static Gap within(Points asked, long from, long to) {
        return new Gap(
                Instant.ofEpochMilli(Math.max(from, asked.from().toEpochMilli())),
                Instant.ofEpochMilli(Math.min(to, asked.to().toEpochMilli())));
    }
}
