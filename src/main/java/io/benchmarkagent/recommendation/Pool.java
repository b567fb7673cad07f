package io.benchmarkagent.recommendation;

import io.benchmarkagent.run.ClusterState;
import io.benchmarkagent.run.MachineSize;
import io.benchmarkagent.run.NodePool;
import io.benchmarkagent.run.NodeState;
import io.benchmarkagent.run.PodState;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The nodes of the benchmark: those that its pods run on, and all others of their machine type. Without node objects, what the run JSON
 * says of its node pool.
 *
 * @param types of machine; several where they are mixed, none where nobody tells
 * @param count how many nodes
 * @param nodes as they were seen
 */
record Pool(List<String> types, int count, List<NodeState> nodes) {
    Pool {
        types = List.copyOf(types);
        nodes = List.copyOf(nodes);
    }

    static Pool of(Situation situation) {
        ClusterState cluster = situation.evidence().cluster();
        NodePool said = situation.run().facts().nodePool();
        List<NodeState> used = used(cluster);
        List<String> types = used.stream()
                .map(NodeState::machineType)
                .map(type -> type.isEmpty() ? said.machineType().orElse("") : type)
                .distinct()
                .toList();
        if (used.isEmpty()) {
            return new Pool(
                    said.machineType().stream().toList(), said.nodeCount().orElse(0), List.of());
        }
        List<NodeState> alike = cluster.nodes().stream()
                .filter(node ->
                        used.contains(node) || (!node.machineType().isEmpty() && types.contains(node.machineType())))
                .toList();
        return new Pool(types.contains("") ? List.of() : types, alike.size(), alike);
    }

    /** All nodes, where no pod says where it runs. */
    private static List<NodeState> used(ClusterState cluster) {
        Set<String> names = cluster.pods().stream()
                .map(PodState::node)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
        return cluster.nodes().stream()
                .filter(node -> names.isEmpty() || names.contains(node.name()))
                .toList();
    }

    Optional<String> type() {
        return types.size() == 1 ? Optional.of(types.get(0)) : Optional.empty();
    }

    /** At least one node in each zone that there is one in now, and never one alone where there were several. */
    int fewest() {
        long zones = nodes.stream().map(NodeState::zone).distinct().count();
        return (int) Math.max(zones, Math.min(2, count));
    }

    /** What every one of the nodes gives at least; empty where one does not tell. */
    OptionalDouble least(Function<MachineSize, OptionalDouble> amount) {
        List<OptionalDouble> all =
                nodes.stream().map(NodeState::allocatable).map(amount).toList();
        return all.stream().anyMatch(OptionalDouble::isEmpty)
                ? OptionalDouble.empty()
                : all.stream().mapToDouble(OptionalDouble::getAsDouble).min();
    }
}
