package io.benchmarkagent.comparison;

import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Statistic;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The few metrics that answer "which one?": CPU per request, the latency users wait for, and what it costs. */
final class Leading {
    private static final int MOST = 3;

    private Leading() {}

    static List<ComparedMetric> of(List<ComparedMetric> all) {
        List<ComparedMetric> leading = Stream.of(
                        cluster(all, Quantities.CPU_PER_REQUEST), latency(all), cluster(all, Quantities.COST))
                .flatMap(Optional::stream)
                .toList();
        return leading.isEmpty() ? all.stream().limit(MOST).toList() : leading;
    }

    private static Optional<ComparedMetric> cluster(List<ComparedMetric> all, String metric) {
        return all.stream()
                .filter(one -> one.key().scope() == Scope.CLUSTER)
                .filter(one -> one.key().metric().equals(metric))
                .findFirst();
    }

    /** The cluster's, else that of the service whose callers wait the longest: what it calls is part of its time. */
    private static Optional<ComparedMetric> latency(List<ComparedMetric> all) {
        Predicate<ComparedMetric> ofCluster = one -> one.key().scope() == Scope.CLUSTER;
        Comparator<ComparedMetric> longest =
                Comparator.comparingDouble(one -> one.estimate().firstMean());
        List<ComparedMetric> latencies = all.stream()
                .filter(one ->
                        one.key().metric().startsWith("latency") && one.key().statistic() == Statistic.P95)
                .toList();
        return latencies.stream().filter(ofCluster).findFirst().or(() -> latencies.stream()
                .max(longest));
    }
}
