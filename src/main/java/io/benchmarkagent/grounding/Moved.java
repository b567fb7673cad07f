package io.benchmarkagent.grounding;

import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.findings.Labels;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.MetricSpec;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Statistic;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How far every metric of every subject is from what was expected, to be asked for as sentences name them. */
final class Moved {
    private static final double TWO_SIGMA = 2;
    private static final double NOTABLE_PCT = 5;

    /** @param anomalous it is, or is a member of, an anomaly */
    record Move(Observation observation, String subject, Set<String> metrics, boolean anomalous, boolean alerted) {

        boolean isOf(Mention.Metric metric) {
            return metric.ids().isEmpty() || metrics.stream().anyMatch(metric.ids()::contains);
        }

        boolean isBy(Mention.Metric metric) {
            return metric.statistics().isEmpty()
                    || metric.statistics().contains(observation.key().statistic());
        }

        int direction() {
            double change = observation
                    .sigma()
                    .orElseGet(() -> observation.changePct().orElseGet(() -> observation
                            .baseline()
                            .map(b -> observation.value() - b.mean())
                            .orElse(0.0)));
            return (int) Math.signum(change);
        }

        boolean isNotable() {
            return anomalous
                    || (observation.sigma().isPresent()
                            ? Math.abs(observation.sigma().getAsDouble()) >= TWO_SIGMA
                            : Math.abs(observation.changePct().orElse(0)) >= NOTABLE_PCT);
        }
    }

    private final List<Move> all;

    private Moved(List<Move> all) {
        this.all = all;
    }

    static Moved of(Findings findings) {
        Set<MetricKey> members = members(findings, a -> true);
        Set<MetricKey> alerted = members(findings, Anomaly::isAlert);
        Map<MetricSpec, Set<String>> ids = new HashMap<>();
        return new Moved(findings.observations().stream()
                .map(o -> new Move(
                        o,
                        Labels.subject(o.key().scope(), o.key().subject()).toLowerCase(Locale.ROOT),
                        ids.computeIfAbsent(o.spec(), spec -> Metrics.ids(spec)),
                        members.contains(o.key()),
                        alerted.contains(o.key())))
                .toList());
    }

    private static Set<MetricKey> members(Findings findings, Predicate<Anomaly> which) {
        return findings.anomalies().stream()
                .filter(which)
                .flatMap(a -> a.members().stream())
                .collect(Collectors.toSet());
    }

    /** Of these subjects, or of all; of these metrics, or of all. */
    Stream<Move> of(Set<String> names, List<Mention.Metric> metrics) {
        List<Move> about = all.stream()
                .filter(m -> names.isEmpty() || names.contains(m.subject()))
                .toList();
        return metrics.isEmpty() ? about.stream() : metrics.stream().flatMap(metric -> of(about, metric));
    }

    /** Of these subjects, or of the cluster, as words that name nobody have it. */
    Stream<Move> ofWhole(Set<String> names, List<Mention.Metric> metrics) {
        return of(names, metrics)
                .filter(m -> !names.isEmpty() || m.observation().key().scope() == Scope.CLUSTER);
    }

    /** By the statistic that is named; a mean or a maximum of what has only one figure is that figure, a quantile is not. */
    private static Stream<Move> of(List<Move> about, Mention.Metric metric) {
        List<Move> named = about.stream().filter(m -> m.isOf(metric)).toList();
        List<Move> exact = named.stream().filter(m -> m.isBy(metric)).toList();
        boolean strict = metric.statistics().stream().anyMatch(Metrics::isQuantile);
        return strict || !exact.isEmpty()
                ? exact.stream()
                : named.stream().filter(m -> m.observation().key().statistic() == Statistic.VALUE);
    }
}
