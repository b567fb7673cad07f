package io.benchmarkagent.source;

import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.Measurement;
import io.benchmarkagent.run.MetricCatalogue;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.MixedMachines;
import io.benchmarkagent.run.Run;
import io.benchmarkagent.run.RunFacts;
import io.benchmarkagent.run.RunFormat;
import io.benchmarkagent.run.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A run JSON of either generation, as a tree → a run. Nested branches make it v2, flat names v1; both are read the same way. */
final class RunJson {
    /** Node names are drawn anew for every cluster, so nodes are one subject, the same in every run. */
    static final String ALL_NODES = "nodes";

    static final String CLUSTER = "cluster";

    private final Leaves leaves;

    RunJson(MetricCatalogue catalogue) {
        this.leaves = new Leaves(catalogue);
    }

    /** The run of a document whose header was read, and what was odd about that. */
    Run read(RunFacts facts, List<DataQuality> header, JsonNode document) {
        List<DataQuality> lines = new ArrayList<>(header);
        lines.addAll(quality(facts, document));
        return new Run(facts, measurements(document), lines, new ListedRows(leaves).of(document));
    }

    private List<Measurement> measurements(JsonNode document) {
        Map<MetricKey, Measurement> all = new TreeMap<>();
        List<Measurement> found = new ArrayList<>();
        found.addAll(leaves.of(Scope.CLUSTER, CLUSTER, document.path("metrics")));
        found.addAll(leaves.of(Scope.CLUSTER, CLUSTER, document.path("normalized_metrics")));
        found.addAll(new Pods(leaves).measurements(document.path("pods")));
        found.addAll(services(document.path("services")));
        found.addAll(nodes(document.path("nodes")));
        found.forEach(m -> all.putIfAbsent(m.key(), m));
        return List.copyOf(all.values());
    }

    private List<Measurement> services(JsonNode services) {
        return services.properties().stream()
                .flatMap(service -> leaves.of(Scope.SERVICE, service.getKey(), service.getValue()).stream())
                .toList();
    }

    private List<Measurement> nodes(JsonNode nodes) {
        Map<MetricKey, List<Measurement>> byKey = new TreeMap<>();
        for (JsonNode node : nodes) {
            leaves.of(Scope.NODE, ALL_NODES, node.path("metrics"))
                    .forEach(m -> byKey.computeIfAbsent(m.key(), k -> new ArrayList<>())
                            .add(m));
        }
        return byKey.values().stream()
                .map(parts -> new Measurement(
                        parts.get(0).key(),
                        parts.get(0).unit(),
                        Pods.aggregate(parts.get(0).key().statistic(), parts)))
                .toList();
    }

    private List<DataQuality> quality(RunFacts facts, JsonNode document) {
        List<DataQuality> lines = new ArrayList<>();
        boolean ofThePipeline = !document.has("imported") || document.has("pods");
        if (ofThePipeline) {
            WindowQuality.tooShort(facts).ifPresent(lines::add);
        }
        WindowQuality.endBeforeStart(facts).ifPresent(lines::add);
        LeftOut.of(document).ifPresent(lines::add);
        lines.addAll(MixedMachines.lines(facts.nodePool(), NodeRows.machines(document.path("nodes"))));
        if (ofThePipeline && facts.format() == RunFormat.V2) {
            missingBranches(document).forEach(lines::add);
        }
        return lines;
    }

    private static List<DataQuality> missingBranches(JsonNode document) {
        List<DataQuality> lines = new ArrayList<>();
        if (!document.path("nodes").isEmpty() && allEmpty(document.path("nodes"), "metrics")) {
            lines.add(notCollected(
                    "node metrics",
                    "all " + document.path("nodes").size() + " nodes have empty metrics: a join failed",
                    "join node-exporter's instance address to the node name (kube_node_info, node_uname_info)"));
        }
        if (document.path("services").isEmpty()) {
            lines.add(notCollected(
                    "service metrics",
                    "services is empty: no latency, no errors, no request rate by service",
                    "scrape Istio's or the RPC layer's metrics, or give --prometheus-url"));
        }
        boolean throttling = document.path("pods")
                .valueStream()
                .anyMatch(pod -> !pod.path("metrics").path("cpu_throttling").isEmpty());
        if (!document.path("pods").isEmpty() && !throttling) {
            lines.add(notCollected(
                    "pod CPU throttling",
                    "no pod has cpu_throttling",
                    "scrape container_cpu_cfs_throttled_periods_total and container_cpu_cfs_periods_total"));
        }
        return lines;
    }

    private static boolean allEmpty(JsonNode rows, String branch) {
        return rows.valueStream().map(row -> row.path(branch)).collect(Collectors.toList()).stream()
                .allMatch(JsonNode::isEmpty);
    }

    private static DataQuality notCollected(String what, String message, String remedy) {
        return new DataQuality(
                "not-collected/" + what.replace(' ', '-'),
                DataQuality.Level.WARNING,
                what,
                "not collected: " + message,
                remedy);
    }
}
