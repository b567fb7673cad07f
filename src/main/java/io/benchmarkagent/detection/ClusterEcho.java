package io.benchmarkagent.detection;

import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The cluster's figures add up or average the services'. Where a service's metric, or most services', is out of line the same way, the cluster's is its
 * echo: a member of the service's anomaly, not another one.
 */
final class ClusterEcho {
    private ClusterEcho() {}

    static List<Anomaly> joined(List<Anomaly> found) {
        Map<String, List<MetricKey>> echoes = new TreeMap<>();
        List<Anomaly> rest = new ArrayList<>();
        for (Anomaly anomaly : found) {
            Optional<Anomaly> source = source(anomaly, found);
            if (source.isPresent()) {
                echoes.computeIfAbsent(source.get().id(), id -> new ArrayList<>())
                        .addAll(anomaly.members());
            } else {
                rest.add(anomaly);
            }
        }
        return rest.stream()
                .map(anomaly -> anomaly.joinedBy(echoes.getOrDefault(anomaly.id(), List.of())))
                .toList();
    }

    private static Optional<Anomaly> source(Anomaly cluster, List<Anomaly> found) {
        if (cluster.scope() != Scope.CLUSTER || cluster.type().equals(WholeRunShift.TYPE)) {
            return Optional.empty();
        }
        return found.stream()
                .filter(service ->
                        (service.scope() == Scope.SERVICE || service.type().equals(WholeRunShift.TYPE))
                                && service.kind() == Anomaly.Kind.RUN
                                && service.metric().equals(cluster.metric())
                                && service.verdict() == cluster.verdict()
                                && service.status().compareTo(cluster.status()) <= 0)
                .max(Comparator.comparingDouble(
                                (Anomaly service) -> Math.abs(service.sigma().orElse(0)))
                        .thenComparing(Anomaly::id));
    }
}
