package io.benchmarkagent.baseline;

import io.benchmarkagent.run.Measurement;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.QueryFigures;
import io.benchmarkagent.run.Run;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.SeriesFigures;
import io.benchmarkagent.run.Statistic;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A run, and the runs it is compared with, with the figures of their series beside what their run JSON measured. What the run JSON of
 * this run has is taken from run JSONs, here and in every earlier run; anything else from series, here and there: never one
 * instrument held against another. Only figures that were made alike meet.
 */
public final class SeriesBeside {
    private final Run target;
    private final SeriesFigures figures;
    private final Set<MetricKey> ofRunJson;
    private final Map<MetricKey, Measurement> ofSeries = new TreeMap<>();

    public SeriesBeside(Run target, SeriesFigures figures) {
        this.target = target;
        this.figures = figures;
        this.ofRunJson = target.measurements().stream()
                .filter(SeriesBeside::isMeasured)
                .map(Measurement::key)
                .collect(Collectors.toSet());
        figures.queries().stream()
                .flatMap(QueryFigures::measurements)
                .filter(m -> !isInRunJson(m.key()))
                .forEach(m -> ofSeries.putIfAbsent(m.key(), m));
    }

    /** The run with what its series add. */
    public Run run() {
        return with(target, ofSeries.values());
    }

    /** Whether nothing was seen of any series. */
    public boolean hasNone() {
        return figures.isEmpty();
    }

    /** The queries that brought more subjects than are taken. */
    public List<String> cut() {
        return figures.queries().stream()
                .filter(QueryFigures::isCut)
                .map(QueryFigures::id)
                .toList();
    }

    /** How many of its figures are from series. */
    public int added() {
        return ofSeries.size();
    }

    /** An earlier run with what its series add of the same, or of a subject that this run was asked for and did not show at all. */
    public Run earlier(Run run, SeriesFigures kept) {
        Map<MetricKey, Measurement> more = new TreeMap<>();
        figures.queries().forEach(asked -> alike(asked, kept).stream()
                .flatMap(QueryFigures::measurements)
                .filter(m -> ofSeries.containsKey(m.key()) || isSilent(m.key(), asked))
                .forEach(m -> more.putIfAbsent(m.key(), m)));
        return with(run, more.values());
    }

    /** Whether a query of this run has kept figures there that were made otherwise, so that they are left out. */
    public boolean differs(SeriesFigures kept) {
        return figures.queries().stream()
                .anyMatch(asked ->
                        kept.query(asked.id()).isPresent() && alike(asked, kept).isEmpty());
    }

    private Optional<QueryFigures> alike(QueryFigures asked, SeriesFigures kept) {
        return kept.query(asked.id()).filter(asked::isAlike).filter(same -> kept.rule()
                .equals(figures.rule()));
    }

    /** A node has another name in every cluster: that the old ones are gone is no news. */
    private boolean isSilent(MetricKey key, QueryFigures asked) {
        return key.scope() == Scope.SERVICE && !asked.saw(key.subject()) && !isInRunJson(key);
    }

    /** The pipeline writes 0.0 where its query found nothing. */
    private static boolean isMeasured(Measurement m) {
        return m.key().statistic() != Statistic.VALUE || m.value() != 0;
    }

    /** As it is, as a plain value for the mean, or as the quantile that the series' name tells: {@code latency_ms, p95}. */
    private boolean isInRunJson(MetricKey key) {
        boolean plain = key.statistic() == Statistic.MEAN && ofRunJson.contains(as(key, key.metric(), Statistic.VALUE));
        return plain
                || ofRunJson.contains(key)
                || Stream.of(Statistic.P50, Statistic.P90, Statistic.P95, Statistic.P99)
                        .anyMatch(quantile -> key.metric().contains("_" + quantile.word() + "_")
                                && ofRunJson.contains(
                                        as(key, key.metric().replace("_" + quantile.word() + "_", "_"), quantile)));
    }

    private static MetricKey as(MetricKey key, String metric, Statistic statistic) {
        return new MetricKey(key.scope(), key.subject(), metric, statistic);
    }

    /** What this run knows from a series only, no run JSON tells of another run. */
    private Run with(Run run, Collection<Measurement> more) {
        Set<MetricKey> added = more.stream().map(Measurement::key).collect(Collectors.toSet());
        List<Measurement> all = Stream.concat(
                        run.measurements().stream()
                                .filter(m -> !added.contains(m.key()) && !ofSeries.containsKey(m.key())),
                        more.stream())
                .sorted(Comparator.comparing(Measurement::key))
                .toList();
        return new Run(run.facts(), all, run.dataQuality(), run.rows());
    }
}
