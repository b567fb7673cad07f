package io.benchmarkagent.recommendation;

import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.LoadPhases;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.Measurement;
import io.benchmarkagent.run.MetricCatalogue;
import io.benchmarkagent.run.Run;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Series;
import io.benchmarkagent.run.Statistic;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the rules are asked about: a run, what is out of line in it, and what was observed meanwhile.
 *
 * @param likeForLike how many earlier runs it was compared with
 * @param anomalies all of them: what is accepted or withdrawn asks for no change, and yet forbids to give less
 */
public record Situation(Run run, int likeForLike, List<Anomaly> anomalies, Evidence evidence) {
    public Situation {
        anomalies = List.copyOf(anomalies);
    }

    /** What is neither accepted nor withdrawn. */
    List<Anomaly> open() {
        return anomalies.stream().filter(a -> !a.isSettled()).toList();
    }

    /** Empty where it is not known when the load was. */
    Optional<LoadPhases> phases() {
        return LoadPhases.of(run.facts().load(), evidence);
    }

    Duration loaded() {
        return phases().map(p -> Duration.between(p.start(), p.end())).orElse(Duration.ZERO);
    }

    Duration steady() {
        return phases().map(p -> Duration.between(p.steady(), p.cooling())).orElse(Duration.ZERO);
    }

    Optional<Series> series(String workload, String metric) {
        return series(Scope.SERVICE, workload, metric);
    }

    Optional<Series> series(Scope scope, String subject, String metric) {
        return evidence.series().stream()
                .filter(s -> s.scope() == scope)
                .filter(s -> s.subject().equals(subject) && s.spec().metric().equals(metric))
                .findFirst();
    }

    Stream<Measurement> measured(Scope scope, String subject, String metric) {
        return run.measurements().stream()
                .filter(m -> m.key().scope() == scope)
                .filter(m ->
                        m.key().subject().equals(subject) && m.key().metric().equals(metric));
    }

    /** "300 users, 45.2 requests/s"; "" where the run tells neither. */
    String load() {
        return Stream.of(
                        run.facts().load().users().stream().mapToObj(users -> Quantities.number(users) + " users"),
                        rate().stream().mapToObj(rate -> Quantities.number(rate) + " requests/s"))
                .flatMap(words -> words)
                .collect(Collectors.joining(", "));
    }

    /** Requests a second as served; where that was not measured, as asked for. */
    OptionalDouble rate() {
        OptionalDouble served = measured(Scope.CLUSTER, "cluster", MetricCatalogue.REQUEST_RATE)
                .filter(m -> isMean(m.key().statistic()) && m.value() > 0)
                .mapToDouble(Measurement::value)
                .findFirst();
        return served.isPresent() ? served : run.facts().load().rps();
    }

    private static boolean isMean(Statistic statistic) {
        return statistic == Statistic.MEAN || statistic == Statistic.VALUE;
    }
}
