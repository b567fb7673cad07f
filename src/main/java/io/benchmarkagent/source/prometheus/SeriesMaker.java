package io.benchmarkagent.source.prometheus;

import io.benchmarkagent.run.AskedQuery;
import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.Measurement;
import io.benchmarkagent.run.Samples;
import io.benchmarkagent.run.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** An answer → one series per subject, and what is odd about it. The same answer gives the same, asked or recorded. */
final class SeriesMaker {
    private static final double WHOLE = 0.8;

    private final CatalogueQuery query;
    private final Answer answer;
    private final int expected;
    private final Window window;
    private final List<DataQuality> dataQuality = new ArrayList<>();

    SeriesMaker(CatalogueQuery query, Answer answer, Window window) {
        this.query = query;
        this.answer = answer;
        this.window = window;
        this.expected = answer.grid().pointsWithin(window.start(), window.end());
    }

    Collected make() {
        SortedMap<String, List<RawSeries>> bySubject = bySubject();
        List<Series> series = new ArrayList<>();
        int dropped = 0;
        for (Map.Entry<String, List<RawSeries>> one : bySubject.entrySet()) {
            Samples samples = combined(one.getValue(), query.pods()::combine);
            dropped += samples.dropped();
            if (samples.size() > 0) {
                series.add(series(one.getKey(), samples, one.getValue()));
            }
        }
        List<String> partial = partial(series);
        note(
                !answer.range().warnings().isEmpty(),
                () -> Lines.warnings(query, bounded(answer.range().warnings())));
        note(
                !answer.range().infos().isEmpty(),
                () -> Lines.infos(query, bounded(answer.range().infos())));
        int notFinite = dropped;
        note(notFinite > 0, () -> Lines.notFinite(query, notFinite));
        note(answer.range().isEmpty() && !query.sparse(), () -> Lines.empty(query));
        return new Collected(asked(outcome(partial)), series, partial, dataQuality, Optional.empty());
    }

    private Series series(String subject, Samples samples, List<RawSeries> all) {
        Samples highest = all.size() == 1
                ? samples
                : combined(all, values -> DoubleStream.of(values).max().orElseThrow());
        return new Series(query.id(), query.scope(), subject, query.spec(), samples, highest, query.statistics());
    }

    private SortedMap<String, List<RawSeries>> bySubject() {
        SortedMap<String, List<RawSeries>> bySubject = new TreeMap<>();
        int nameless = 0;
        for (RawSeries series : answer.range().series()) {
            Optional<String> subject = query.subjectOf(series.labels());
            subject.ifPresent(name ->
                    bySubject.computeIfAbsent(name, key -> new ArrayList<>()).add(series));
            nameless += subject.isPresent() ? 0 : 1;
        }
        int without = nameless;
        note(without > 0, () -> Lines.nameless(query, without));
        return bySubject;
    }

    /** At each moment over the series that have a measurable value then; nothing is filled in for the others. */
    private Samples combined(List<RawSeries> all, ToDoubleFunction<double[]> combine) {
        SortedMap<Long, DoubleStream.Builder> byTime = new TreeMap<>();
        int dropped = 0;
        for (RawSeries series : all) {
            for (int i = 0; i < series.size(); i++) {
                if (Measurement.holds(series.value(i))) {
                    byTime.computeIfAbsent(series.time(i), key -> DoubleStream.builder())
                            .add(series.value(i));
                } else {
                    dropped++;
                }
            }
        }
        long[] times = byTime.keySet().stream().mapToLong(Long::longValue).toArray();
        double[] values = byTime.values().stream()
                .mapToDouble(builder -> combine.applyAsDouble(builder.build().toArray()))
                .toArray();
        return new Samples(times, values, dropped);
    }

    private List<String> partial(List<Series> series) {
        return query.sparse()
                ? List.of()
                : series.stream()
                        .filter(one -> duringRun(one) < WHOLE * expected)
                        .map(one -> one.subject() + " (" + duringRun(one) + ")")
                        .toList();
    }

    private int duringRun(Series series) {
        return series.samples()
                .between(window.start().toEpochMilli(), window.end().toEpochMilli())
                .size();
    }

    private String outcome(List<String> partial) {
        if (answer.range().isEmpty()) {
            return "empty";
        }
        return partial.isEmpty() ? "ok" : "partial";
    }

    private AskedQuery asked(String outcome) {
        return new AskedQuery(
                query.id(),
                answer.promql(),
                answer.grid().start(),
                answer.grid().end(),
                answer.grid().stepSeconds(),
                outcome,
                answer.from(),
                answer.sha256(),
                bounded(answer.range().remarks()),
                query.shape());
    }

    private static List<String> bounded(List<String> remarks) {
        return remarks.stream().limit(10).map(Unanswered::oneLine).toList();
    }

    private void note(boolean holds, Supplier<DataQuality> line) {
        if (holds) {
            dataQuality.add(line.get());
        }
    }
}
