package io.benchmarkagent.source;

import io.benchmarkagent.run.Measurement;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Statistic;
import io.benchmarkagent.run.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * The pods of a run JSON → one number for each workload, metric and statistic.
 *
 * <p>A mean is the sum over a pod's containers, averaged over the workload's pods. A quantile or maximum is the highest pod's; it
 * is left out for pods of several containers, since the p95 of a sum is not the sum of p95s. A spread over several pods is left
 * out for the same reason.
 */
final class Pods {
    private final Leaves leaves;

    Pods(Leaves leaves) {
        this.leaves = leaves;
    }

    List<Measurement> measurements(JsonNode pods) {
        Map<String, Map<String, Map<String, JsonNode>>> byWorkload = new TreeMap<>();
        for (JsonNode row : pods) {
            String pod = row.path("pod_name").asString("");
            if (!pod.isEmpty()) {
                byWorkload
                        .computeIfAbsent(Workload.ofPod(pod), w -> new TreeMap<>())
                        .computeIfAbsent(pod, p -> new TreeMap<>())
                        .put(row.path("container_name").asString(""), row.path("metrics"));
            }
        }
        List<Measurement> all = new ArrayList<>();
        byWorkload.forEach((workload, ofPods) -> all.addAll(ofWorkload(workload, ofPods)));
        return all;
    }

    private List<Measurement> ofWorkload(String workload, Map<String, Map<String, JsonNode>> pods) {
        List<Map<MetricKey, Measurement>> perPod = pods.values().stream()
                .map(containers -> ofPod(workload, containers))
                .toList();
        TreeSet<MetricKey> keys = new TreeSet<>();
        perPod.forEach(pod -> keys.addAll(pod.keySet()));
        return keys.stream()
                .filter(key -> perPod.size() == 1 || key.statistic() != Statistic.SD)
                .map(key -> overPods(key, perPod))
                .toList();
    }

    private static Measurement overPods(MetricKey key, List<Map<MetricKey, Measurement>> perPod) {
        List<Measurement> present = perPod.stream()
                .filter(pod -> pod.containsKey(key))
                .map(pod -> pod.get(key))
                .toList();
        return new Measurement(key, present.get(0).unit(), aggregate(key.statistic(), present));
    }

    static double aggregate(Statistic statistic, List<Measurement> parts) {
        var values = parts.stream().mapToDouble(Measurement::value);
        return switch (statistic) {
            case MEAN, VALUE, SD, SLOPE -> values.average().orElseThrow();
            case MIN -> values.min().orElseThrow();
            case P50, P90, P95, P99, MAX -> values.max().orElseThrow();
        };
    }

    private Map<MetricKey, Measurement> ofPod(String workload, Map<String, JsonNode> containers) {
        Map<MetricKey, Measurement> pod = new TreeMap<>();
        containers.values().stream()
                .flatMap(metrics -> leaves.of(Scope.SERVICE, workload, metrics).stream())
                .filter(m -> containers.size() == 1 || m.key().statistic() == Statistic.MEAN)
                .forEach(m -> pod.merge(m.key(), m, Pods::sum));
        return pod;
    }

    private static Measurement sum(Measurement a, Measurement b) {
        return new Measurement(a.key(), a.unit(), a.value() + b.value());
    }
}
