package io.benchmarkagent.ask.tool.prometheus;

import io.benchmarkagent.ask.tool.Moments;
import io.benchmarkagent.ask.tool.Phrases;
import io.benchmarkagent.findings.Figures;
import io.benchmarkagent.report.Inert;
import io.benchmarkagent.run.MetricSpec;
import io.benchmarkagent.run.Samples;
import io.benchmarkagent.run.Series;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/**
 * The highest sample of a course within a time, and what is usual of all that was looked at. It is told as it was seen: whether it is
 * noise, nobody judged.
 *
 * @param usual the median
 * @param lasts how many neighbouring samples about the highest are above its half
 */
record Excursion(Series series, double usual, double highest, Instant at, int lasts) {
    /** Below so many times the median it is not worth a line. */
    private static final double MANIFOLD = 3;

    private static final double MEDIAN = 50;

    /** Empty where there is no sample in that time. */
    static Optional<Excursion> of(Series series, Instant from, Instant to) {
        Samples within = series.samples().between(from.toEpochMilli(), to.toEpochMilli());
        return IntStream.range(0, within.size())
                .boxed()
                .reduce((a, b) -> within.value(b) > within.value(a) ? b : a)
                .map(i -> new Excursion(
                        series,
                        median(series.samples()),
                        within.value(i),
                        Instant.ofEpochMilli(within.time(i)),
                        lasts(within, i)));
    }

    private static int lasts(Samples samples, int highest) {
        double half = samples.value(highest) / 2;
        IntPredicate isHigh = i -> samples.value(i) > half;
        return (int) (IntStream.iterate(highest, i -> i >= 0, i -> i - 1)
                        .takeWhile(isHigh)
                        .count()
                + IntStream.range(highest + 1, samples.size()).takeWhile(isHigh).count());
    }

    private static double median(Samples samples) {
        double[] values =
                IntStream.range(0, samples.size()).mapToDouble(samples::value).toArray();
        return new Percentile().evaluate(values, MEDIAN);
    }

    static boolean isEverNegative(Series series) {
        return IntStream.range(0, series.samples().size())
                .anyMatch(i -> series.samples().value(i) < 0);
    }

    /** Errors and latency are what users feel; of an edge it is told by the service that it leads to. */
    boolean isOfUsers() {
        String metric = series.spec().metric();
        return isOfErrors() || (metric.contains("latency") && !metric.startsWith("edge_"));
    }

    boolean isOfErrors() {
        return series.spec().metric().contains("error");
    }

    /** More than matters of that metric. One sample of a quantile may be one slow request; of failed ones each counts. */
    boolean stands() {
        MetricSpec spec = series.spec();
        double floor = Math.max(spec.absoluteFloor(), spec.relativeFloor() * Math.abs(usual));
        return highest - usual > floor && highest > MANIFOLD * usual && (isOfErrors() || lasts > 1);
    }

    /** For an order. */
    double manifold() {
        return usual > 0 ? highest / usual : Double.POSITIVE_INFINITY;
    }

    /** "frontend's errors were 88.5 % at 06:47:00, and 0 % at the median". */
    String words(ZoneId zone) {
        String label = series.spec().label();
        return Phrases.whose(Inert.name(series.subject())) + label + " " + Phrases.was(label) + " " + quantity(highest)
                + " at " + Moments.ofDay(at, zone) + ", and " + quantity(usual) + " at the median";
    }

    private String quantity(double value) {
        return Figures.quantity(value, series.spec().unit());
    }
}
