package io.benchmarkagent.source;

import io.benchmarkagent.run.RunRows;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Workload;
import java.util.List;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;

/** The rows of a run JSON's {@code nodes[]} and {@code pods[]}, each by its own name. */
final class ListedRows {
    private final Leaves leaves;

    ListedRows(Leaves leaves) {
        this.leaves = leaves;
    }

    RunRows of(JsonNode document) {
        return new RunRows(nodes(document.path("nodes")), containers(document.path("pods")));
    }

    private List<RunRows.Node> nodes(JsonNode rows) {
        return rows.valueStream()
                .filter(row -> !name(row, "node_name").isEmpty())
                .map(row -> new RunRows.Node(
                        name(row, "node_name"), leaves.of(Scope.NODE, name(row, "node_name"), row.path("metrics"))))
                .toList();
    }

    private static List<RunRows.Container> containers(JsonNode rows) {
        return rows.valueStream()
                .filter(row -> !name(row, "pod_name").isEmpty())
                .map(row -> new RunRows.Container(
                        Workload.ofPod(name(row, "pod_name")),
                        name(row, "pod_name"),
                        name(row, "container_name"),
                        positive(row.path("resource_limits").path("cpu_limit_cores"))))
                .distinct()
                .toList();
    }

    private static String name(JsonNode row, String field) {
        return row.path(field).asString("");
    }

    /** A limit of nothing is none. */
    private static OptionalDouble positive(JsonNode cores) {
        double value = cores.isNumber() ? cores.doubleValue(Double.NaN) : Double.NaN;
        return value > 0 && Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
