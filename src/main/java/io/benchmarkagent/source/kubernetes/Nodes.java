package io.benchmarkagent.source.kubernetes;

import io.benchmarkagent.run.MachineSize;
import io.benchmarkagent.run.NodeState;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The nodes as their objects tell: the one reading of them. */
final class Nodes {
    private static final List<String> MACHINE_TYPE =
            List.of("node.kubernetes.io/instance-type", "beta.kubernetes.io/instance-type");
    private static final List<String> ZONE =
            List.of("topology.kubernetes.io/zone", "failure-domain.beta.kubernetes.io/zone");
    private static final List<String> CPU_MODEL = Stream.of("vendor_id", "family", "id")
            .map(part -> "feature.node.kubernetes.io/cpu-model." + part)
            .toList();

    /** Some distributions write the kernel's word for what Kubernetes calls by Go's. */
    private static final Map<String, String> ALSO = Map.of("x86_64", "amd64", "aarch64", "arm64");

    /** The labels that are read; any other may be anybody's. */
    static final List<String> LABELS =
            Stream.of(MACHINE_TYPE, ZONE, CPU_MODEL).flatMap(List::stream).toList();

    private Nodes() {}

    static List<NodeState> of(List<JsonNode> nodes) {
        return nodes.stream()
                .map(Nodes::state)
                .sorted(Comparator.comparing(NodeState::name))
                .toList();
    }

    private static NodeState state(JsonNode node) {
        JsonNode labels = node.path("metadata").path("labels");
        JsonNode status = node.path("status");
        return new NodeState(
                Fields.name(node),
                first(labels, MACHINE_TYPE),
                first(labels, ZONE),
                architecture(status),
                texts(labels, CPU_MODEL).collect(Collectors.joining(" ")),
                size(status.path("capacity")),
                size(status.path("allocatable")),
                Fields.conditions(node));
    }

    private static String architecture(JsonNode status) {
        String word = Fields.text(status.path("nodeInfo"), "architecture");
        return ALSO.getOrDefault(word, word);
    }

    private static MachineSize size(JsonNode resources) {
        return new MachineSize(
                Quantity.parse(Fields.text(resources, "cpu")),
                Quantity.parse(Fields.text(resources, "memory")),
                Quantity.parse(Fields.text(resources, "pods")));
    }

    private static String first(JsonNode labels, List<String> names) {
        return texts(labels, names).findFirst().orElse("");
    }

    private static Stream<String> texts(JsonNode labels, List<String> names) {
        return names.stream().map(name -> Fields.text(labels, name)).filter(text -> !text.isEmpty());
    }
}
