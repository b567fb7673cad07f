package io.benchmarkagent.ask.tool;

import io.benchmarkagent.ask.desk.Look;
import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.detection.Verdict;
import io.benchmarkagent.findings.Figures;
import io.benchmarkagent.findings.Labels;
import io.benchmarkagent.grounding.Spoken;
import io.benchmarkagent.run.MetricCatalogue;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Statistic;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which of the numbers of a run is meant by a metric's name, and how it reads. */
final class Figure {
    /** Which one is told where nobody says which; of a latency the tail is what users feel. */
    private static final List<Statistic> USUAL = List.of(
            Statistic.MEAN,
            Statistic.VALUE,
            Statistic.P50,
            Statistic.P95,
            Statistic.P99,
            Statistic.MAX,
            Statistic.P90,
            Statistic.MIN);

    private static final String ERRORS = "error_rate";

    private static final List<Statistic> OF_LATENCY = List.of(Statistic.P95, Statistic.P99, Statistic.P50);

    /** What the run itself measured comes before what a series says of it: of errors, only services without any may have a series' mean. */
    private static final Comparator<Observation> LIKELIEST = Comparator.comparingInt(Figure::family)
            .thenComparing(Observation::instrument)
            .thenComparingInt(Figure::rank)
            .thenComparing(Observation::key);

    private Figure() {}

    /** All that may be meant, the likeliest first; nothing that nobody collected. */
    static Stream<Observation> all(Look look, String subject, Spoken.Metric metric) {
        return look.of(subject)
                .filter(o -> o.verdict() != Verdict.NOT_COLLECTED || isNoError(look, o))
                .filter(o -> metric.mayBe(o.spec()) && metric.mayBe(o.key().statistic()))
                .sorted(LIKELIEST);
    }

    /**
     * A share of errors that was 0 in every run may be a query that never answered. It is a measurement where the subject's requests
     * were counted, and the same query told of errors of another subject.
     */
    private static boolean isNoError(Look look, Observation o) {
        return o.value() == 0
                && o.key().metric().startsWith(ERRORS)
                && look.findings().observations().stream()
                        .anyMatch(other -> isSeenToo(other, o)
                                || (isAsked(other, o, o.key().metric())
                                        && !other.key().subject().equals(o.key().subject())))
                && look.findings().observations().stream()
                        .anyMatch(other -> isAsked(other, o, MetricCatalogue.REQUEST_RATE)
                                && other.key().subject().equals(o.key().subject())
                                && other.value() > 0);
    }

    /** A series of the same subject has that 0 as well. */
    private static boolean isSeenToo(Observation other, Observation o) {
        return other.key().subject().equals(o.key().subject())
                && other.key().scope() == o.key().scope()
                && other.key().metric().equals(o.key().metric())
                && other.instrument() != o.instrument()
                && other.verdict() != Verdict.NOT_COLLECTED
                && other.value() == 0;
    }

    /** Whose shares of errors are 0, where nobody knows whether that was measured; empty where nobody's is. */
    static Optional<String> unsure(Look look, Collection<String> subjects, Spoken.Metric metric) {
        List<String> whose = subjects.stream()
                .filter(subject -> all(look, subject, metric).findAny().isEmpty())
                .filter(subject -> look.of(subject)
                        .anyMatch(o -> o.verdict() == Verdict.NOT_COLLECTED
                                && o.value() == 0
                                && o.key().metric().startsWith(ERRORS)
                                && metric.mayBe(o.spec())
                                && metric.mayBe(o.key().statistic())))
                .sorted()
                .toList();
        return whose.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "Run " + look.name() + " has 0 as " + metric.words() + " of "
                                + Phrases.first(3, whose)
                                + ", as the runs before it have: whether that was measured, or the query never answered, is not known.");
    }

    /** Whether it is that metric, collected as the other one was. */
    private static boolean isAsked(Observation o, Observation as, String metric) {
        return o.key().metric().equals(metric)
                && o.key().scope() == as.key().scope()
                && o.instrument() == as.instrument()
                && o.verdict() != Verdict.NOT_COLLECTED;
    }

    /** The same number of each of these, for all that have it: the likeliest that any of them has. */
    static List<Observation> ofEach(Look look, Collection<String> subjects, Spoken.Metric metric) {
        List<Observation> all = subjects.stream()
                .flatMap(subject -> all(look, subject, metric))
                .sorted(LIKELIEST)
                .toList();
        return all.stream().filter(o -> isSameNumber(o, all.get(0))).toList();
    }

    private static boolean isSameNumber(Observation o, Observation other) {
        return o.key().metric().equals(other.key().metric())
                && o.key().statistic() == other.key().statistic();
    }

    static Optional<Observation> likeliest(Look look, String subject, Spoken.Metric metric) {
        return all(look, subject, metric).findFirst();
    }

    static String value(Observation o) {
        return Figures.quantity(o.value(), o.unit());
    }

    /** The same with what it is a part of: once in an answer. */
    static String told(Observation o) {
        return value(o) + ofWhat(o);
    }

    /** " of one core", or "". */
    static String ofWhat(Observation o) {
        return MetricCatalogue.isOfOneCore(o.key().scope(), o.key().metric()) ? " of one core" : "";
    }

    /** CPU and memory of a cluster are recorded over its containers, one by one, and not as a sum. */
    static boolean isOverContainers(Observation o) {
        return o.key().scope() == Scope.CLUSTER && o.key().metric().matches("cpu\\.utilization_pct|memory\\.usage.*");
    }

    /** What percentages of CPU are of, where anomalies with such are only listed; else "". */
    static String ofWhat(Collection<Anomaly> listed) {
        return listed.stream().anyMatch(a -> MetricCatalogue.isOfOneCore(a.scope(), a.metric()))
                ? " CPU is in percent of one core."
                : "";
    }

    static String expected(Observation o) {
        return o.expected()
                .map(range -> Figures.range(range.low(), range.high(), o.unit()))
                .orElse("");
    }

    /** "" where it is 0 as it was before: there is no share of nothing. */
    static String change(Observation o) {
        return o.baseline()
                .filter(b -> o.value() != 0 || b.mean() != 0)
                .map(b -> Figures.change(o.changePct()))
                .orElse("");
    }

    static String sigma(Observation o) {
        return o.sigma().isPresent() ? Figures.sigma(o.sigma().getAsDouble()) : "";
    }

    /** "p95 latency". */
    static String spoken(Observation o) {
        return Labels.spoken(o);
    }

    /** What a name stands for itself comes before what is derived from it, such as CPU per request or a share of a limit. */
    private static int family(Observation o) {
        String metric = o.key().metric();
        return metric.contains("per_request") || metric.startsWith("edge_")
                ? 2
                : metric.contains("memory.utilization") || metric.contains("throttled_seconds") ? 1 : 0;
    }

    private static int rank(Observation o) {
        List<Statistic> order = o.key().metric().startsWith("latency") ? OF_LATENCY : USUAL;
        int at = order.indexOf(o.key().statistic());
        return at < 0 ? order.size() : at;
    }
}
