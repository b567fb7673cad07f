package io.benchmarkagent.ask.tool;

import io.benchmarkagent.ask.desk.Look;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.findings.Figures;
import io.benchmarkagent.grounding.Spoken;
import io.benchmarkagent.run.LoadProfile;
import io.benchmarkagent.run.MetricCatalogue;
import io.benchmarkagent.run.Samples;
import io.benchmarkagent.run.Series;
import io.benchmarkagent.run.Statistic;
import io.benchmarkagent.run.Unit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The highest or the lowest that was recorded of a subject: whether something was "ever" over a number, its mean and its p95 of the run
 * do not tell.
 *
 * @param figure "max memory", "highest p95 latency"
 * @param how of how many samples of a series; "" for what the run itself measured
 */
record Extreme(String subject, String figure, double value, Unit unit, String ofWhat, String how) {

    /** Of each that has one; the run's own and that of the series are held against each other, and the farther one is told. */
    static List<Extreme> of(Statistic which, Look look, Collection<String> subjects, Spoken.Metric metric) {
        boolean most = which == Statistic.MAX;
        List<Observation> own = own(which, look, subjects, metric);
        return subjects.stream()
                .flatMap(subject -> farther(
                        own.stream()
                                .filter(o -> o.key().subject().equalsIgnoreCase(subject))
                                .findFirst()
                                .map(Extreme::of),
                        SeriesThen.series(look, subject, metric).flatMap(series -> of(subject, series, most, look)),
                        most)
                        .stream())
                .toList();
    }

    /** The run's own maximum or minimum, of the metric that is usually meant. */
    private static List<Observation> own(
            Statistic which, Look look, Collection<String> subjects, Spoken.Metric metric) {
        List<Observation> usual = Figure.ofEach(look, subjects, metric);
        return !metric.statistics().isEmpty() && !metric.statistics().equals(Set.of(which))
                ? List.of()
                : Figure.ofEach(look, subjects, new Spoken.Metric(metric.words(), metric.ids(), Set.of(which))).stream()
                        .filter(o -> o.key().metric().equals(usual.get(0).key().metric()))
                        .toList();
    }

    private static Extreme of(Observation o) {
        return new Extreme(o.key().subject(), Figure.spoken(o), o.value(), o.unit(), Figure.ofWhat(o), "");
    }

    private static Optional<Extreme> of(String subject, Series series, boolean most, Look look) {
        LoadProfile load = look.findings().run().load();
        boolean known = load.start().isPresent() && load.end().isPresent();
        Samples samples = known
                ? series.samples()
                        .between(
                                load.start().get().toEpochMilli(),
                                load.end().get().toEpochMilli())
                : series.samples();
        var figures =
                IntStream.range(0, samples.size()).mapToDouble(samples::value).summaryStatistics();
        return samples.size() == 0
                ? Optional.empty()
                : Optional.of(new Extreme(
                        subject,
                        (most ? "highest " : "lowest ") + series.spec().label(),
                        most ? figures.getMax() : figures.getMin(),
                        series.spec().unit(),
                        MetricCatalogue.isOfOneCore(
                                        series.scope(), series.spec().metric())
                                ? " of one core"
                                : "",
                        " (of " + Phrases.count(samples.size(), "recorded sample") + (known ? " under load" : "")
                                + ")"));
    }

    private static Optional<Extreme> farther(Optional<Extreme> own, Optional<Extreme> course, boolean most) {
        if (own.isEmpty()
                || course.isEmpty()
                || own.get().unit() != course.get().unit()) {
            return course.or(() -> own);
        }
        double more = course.get().value() - own.get().value();
        return (most ? more > 0 : more < 0) ? course : own;
    }

    String told() {
        return Figures.quantity(value, unit);
    }

    /** "frontend's highest p95 latency was 784 ms (of 40 recorded samples)". */
    String sentence() {
        return Stream.of(Phrases.whose(subject), figure, figure.endsWith("s") ? " were " : " was ", told(), ofWhat, how)
                .reduce("", String::concat);
    }
}
