package io.benchmarkagent.detection;

import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.MetricSpec;
import io.benchmarkagent.run.Samples;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Series;
import io.benchmarkagent.run.Unit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** What one metric of one subject did in the steady state: what is asked of a run's own course is asked of this. */
record SteadySeries(Series series, Samples samples) {
    private static final String EDGE = "->";

    /**
     * All that a run's own course can be judged by: not a limit, which is set, not a count of events, which has detectors of its own,
     * not an edge of the call graph, which is told by the service it leads to, not a container, which is a part of its service, and not a node,
     * which serves others as well.
     */
    static List<SteadySeries> of(Examination examination) {
        Optional<LoadPhases> phases = LoadPhases.of(examination.run().facts().load(), examination.evidence());
        return examination.evidence().series().stream()
                .filter(SteadySeries::isJudged)
                .flatMap(series -> phases.map(p -> new SteadySeries(series, p.steady(series.samples()))).stream())
                .toList();
    }

    private static boolean isJudged(Series series) {
        return series.spec().unit() != Unit.COUNT
                && series.scope() != Scope.NODE
                && series.scope() != Scope.CONTAINER
                && !series.spec().metric().contains("limit")
                && !series.subject().contains(EDGE);
    }

    double[] values() {
        return IntStream.range(0, samples.size()).mapToDouble(samples::value).toArray();
    }

    /** What it did from its {@code i}-th sample on. */
    SteadySeries from(int i) {
        return new SteadySeries(series, samples.between(samples.time(i), samples.time(samples.size() - 1)));
    }

    Instant time(int i) {
        return Instant.ofEpochMilli(samples.time(i));
    }

    /** The smallest change from this level that matters. */
    double floor(double level) {
        MetricSpec spec = series.spec();
        return Math.max(spec.absoluteFloor(), spec.relativeFloor() * Math.abs(level));
    }

    /** An anomaly of this course, its members the statistics of the same metric; no σ, since no other run is asked. */
    Anomaly anomaly(Anomaly.Kind kind, String type, Told told, Examination examination) {
        List<MetricKey> members = examination.observations().stream()
                .map(Observation::key)
                .filter(key -> key.statistic().judged() && series.measures(key))
                .toList();
        String metric = members.stream()
                .findFirst()
                .map(MetricKey::metric)
                .orElse(series.spec().metric());
        String name = series.scope().word() + "/" + series.subject() + "/" + metric;
        return new Anomaly(
                kind.word() + "/" + name,
                kind,
                type,
                series.scope(),
                series.subject(),
                metric,
                told.status() == Anomaly.Status.ALERT ? Severity.HIGH : Severity.MEDIUM,
                told.status(),
                told.verdict(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                0,
                OptionalDouble.of(told.value()),
                series.spec().unit(),
                told.expected(),
                Optional.of(told.onset()),
                told.end(),
                Math.max(
                        told.uncertaintySeconds(),
                        examination.evidence().scrapeSeconds().orElse(0)),
                members,
                "",
                "",
                List.of("series/" + name + "/" + type),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * What a detector found in a course.
     *
     * @param expected what the course itself, or a limit, lets expect
     * @param uncertaintySeconds of the onset; never less than the scrape step
     */
    record Told(
            Anomaly.Status status,
            Verdict verdict,
            double value,
            Optional<Interval> expected,
            Instant onset,
            Optional<Instant> end,
            long uncertaintySeconds) {}
}
