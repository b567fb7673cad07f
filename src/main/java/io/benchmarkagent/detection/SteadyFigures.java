package io.benchmarkagent.detection;

import io.benchmarkagent.baseline.history.TheilSen;
import io.benchmarkagent.run.AskedQuery;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.LoadProfile;
import io.benchmarkagent.run.Measurement;
import io.benchmarkagent.run.QueryFigures;
import io.benchmarkagent.run.Samples;
import io.benchmarkagent.run.Series;
import io.benchmarkagent.run.Statistic;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/**
 * A run's series → a few numbers each over its steady state: the run is the unit of replication, since samples within one depend on each
 * other. A sample counts from where its rate window lies within the steady state: earlier ones tell what came before. A series that
 * lacks a fifth of its points is partial and gives no figures; nothing is filled in.
 */
public final class SteadyFigures {
    /** To be renamed when what follows changes: figures made by another rule are not compared with these. */
    public static final String RULE =
            "steady state by the request rate (load-phases 1) and a rate window later, 80 % of the points, 3 or more; figures 1";

    private static final double WHOLE = 0.8;
    private static final int FEWEST = 3;

    /** Of fewer the p95 lies between the two largest, and both are one sample's noise. */
    private static final int FEWEST_FOR_EXTREMES = 20;

    /** Of fewer a slope is mostly noise. */
    private static final int FEWEST_FOR_SLOPE = 10;

    /** All pairs of more would take their time. */
    private static final int MOST_FOR_SLOPE = 500;

    private SteadyFigures() {}

    /** One for each query that was answered, in their order; none where it is not known when the load was. */
    public static List<QueryFigures> of(LoadProfile load, Evidence evidence) {
        return LoadPhases.of(load, evidence).stream()
                .flatMap(phases -> evidence.queries().stream()
                        .filter(AskedQuery::isAnswered)
                        .map(query -> figures(query, phases, evidence)))
                .toList();
    }

    private static QueryFigures figures(AskedQuery query, LoadPhases phases, Evidence evidence) {
        Instant from = phases.steady().plusMillis(RateWindow.millis(query.promql()));
        double least = Math.max(FEWEST, WHOLE * points(from, phases.cooling(), query.stepSeconds()));
        SortedMap<String, SortedMap<Statistic, Double>> values = new TreeMap<>();
        SortedSet<String> partial = new TreeSet<>();
        evidence.series().stream()
                .filter(series -> series.queryId().equals(query.id())
                        && !series.statistics().isEmpty())
                .limit(QueryFigures.MOST_SUBJECTS)
                .forEach(series -> {
                    Samples steady = series.samples()
                            .between(from.toEpochMilli(), phases.cooling().toEpochMilli());
                    if (steady.size() >= least) {
                        values.put(series.subject(), figures(series, steady));
                    } else if (steady.size() > 0) {
                        partial.add(series.subject());
                    }
                });
        return new QueryFigures(query.id(), query.promql(), query.stepSeconds(), query.shape(), values, partial);
    }

    /** How many points a whole series has in the steady state; they are multiples of the step since the epoch. */
    private static long points(Instant from, Instant to, long stepSeconds) {
        long step = stepSeconds * 1000;
        long first = -Math.floorDiv(-from.toEpochMilli(), step);
        return Math.max(0, Math.floorDiv(to.toEpochMilli(), step) - first + 1);
    }

    private static SortedMap<Statistic, Double> figures(Series series, Samples steady) {
        double[] values =
                IntStream.range(0, steady.size()).mapToDouble(steady::value).toArray();
        SortedMap<Statistic, Double> figures = new TreeMap<>();
        series.statistics().stream()
                .filter(statistic -> values.length >= fewest(statistic))
                .map(statistic -> Map.entry(statistic, figure(statistic, values)))
                .filter(figure -> Measurement.holds(figure.getValue()))
                .forEach(figure -> figures.put(figure.getKey(), figure.getValue()));
        return figures;
    }

    private static int fewest(Statistic statistic) {
        return switch (statistic) {
            case P95, MAX -> FEWEST_FOR_EXTREMES;
            case SLOPE -> FEWEST_FOR_SLOPE;
            case MEAN, P50, P90, P99, MIN, SD, VALUE -> FEWEST;
        };
    }

    private static double figure(Statistic statistic, double[] values) {
        return switch (statistic) {
            case MEAN ->
                IntStream.range(0, values.length).mapToDouble(i -> values[i]).sum() / values.length;
            case P50 -> quantile(values, 50);
            case P95 -> quantile(values, 95);
            case MAX -> quantile(values, 100);
            case SLOPE -> rise(values);
            case P90, P99, MIN, SD, VALUE ->
                throw new IllegalArgumentException("no figure of a steady state: " + statistic.word());
        };
    }

    private static double quantile(double[] values, double percent) {
        return new Percentile()
                .withEstimationType(Percentile.EstimationType.R_7)
                .evaluate(values, percent);
    }

    /** From the first sample to the last, in the metric's unit: that is what its floors are in. */
    private static double rise(double[] values) {
        int stride = 1 + (values.length - 1) / MOST_FOR_SLOPE;
        double[] some = IntStream.range(0, values.length)
                .filter(i -> i % stride == 0)
                .mapToDouble(i -> values[i])
                .toArray();
        return TheilSen.slope(some) * (values.length - 1) / stride;
    }
}
