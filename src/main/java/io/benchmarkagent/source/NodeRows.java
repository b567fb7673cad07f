package io.benchmarkagent.source;

import io.benchmarkagent.run.Machine;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The rows of a run JSON's {@code nodes[]}: what kind of machine each was, where the pipeline wrote it. */
final class NodeRows {
    private static final List<String> TYPE = List.of("machine_type", "instance_type");
    private static final List<String> CPU = List.of("cpu_model", "cpu_platform");

    private NodeRows() {}

    static List<Machine> machines(JsonNode nodes) {
        return nodes.valueStream()
                .map(node -> new Machine(
                        Excerpt.of(node.path("node_name").asString("")), known(node, TYPE), known(node, CPU)))
                .toList();
    }

    private static Optional<String> known(JsonNode node, List<String> names) {
        return names.stream()
                .map(name -> node.path(name).asString("").strip())
                .filter(text -> !text.isEmpty() && !text.equalsIgnoreCase("unknown"))
                .map(Excerpt::of)
                .findFirst();
    }
}
