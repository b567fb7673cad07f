package io.benchmarkagent.source.kubernetes;

import io.benchmarkagent.run.Machine;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What kind of machine the nodes are that the recorded pods ran on, as their labels tell; all nodes, where no pod says where it ran. A
 * CPU's model is told only where node-feature-discovery runs; unless it runs
 * on all of them the architecture stands for it.
 */
final class Machines {
    private static final List<String> TYPES =
            List.of("node.kubernetes.io/instance-type", "beta.kubernetes.io/instance-type");

    /** Some distributions write the kernel's word for what Kubernetes calls by Go's. */
    private static final Map<String, String> ALSO = Map.of("x86_64", "amd64", "aarch64", "arm64");

    private static final String MODEL = "feature.node.kubernetes.io/cpu-model.";
    private static final List<String> MODEL_PARTS = List.of("vendor_id", "family", "id");

    /** The labels that are read. */
    static final List<String> LABELS = Stream.concat(
                    TYPES.stream(), MODEL_PARTS.stream().map(MODEL::concat))
            .toList();

    private Machines() {}

    static List<Machine> of(List<JsonNode> nodes, List<JsonNode> pods) {
        Set<String> used = pods.stream()
                .map(pod -> Fields.text(pod.path("spec"), "nodeName"))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
        List<JsonNode> ours = nodes.stream()
                .filter(node -> used.isEmpty() || used.contains(Fields.name(node)))
                .toList();
        boolean models = ours.stream().allMatch(node -> model(node).isPresent());
        return ours.stream()
                .map(node -> machine(node, models ? model(node) : architecture(node)))
                .sorted(Comparator.comparing(Machine::node))
                .toList();
    }

    private static Machine machine(JsonNode node, Optional<String> cpu) {
        JsonNode labels = node.path("metadata").path("labels");
        Optional<String> type = TYPES.stream()
                .map(name -> Fields.text(labels, name))
                .filter(text -> !text.isEmpty())
                .findFirst();
        return new Machine(Fields.name(node), type, cpu);
    }

    private static Optional<String> model(JsonNode node) {
        JsonNode labels = node.path("metadata").path("labels");
        String words = MODEL_PARTS.stream()
                .map(part -> Fields.text(labels, MODEL + part))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
        return Optional.of(words).filter(text -> !text.isEmpty());
    }

    private static Optional<String> architecture(JsonNode node) {
        return Optional.of(Fields.text(node.path("status").path("nodeInfo"), "architecture"))
                .filter(text -> !text.isEmpty())
                .map(word -> ALSO.getOrDefault(word, word));
    }
}
