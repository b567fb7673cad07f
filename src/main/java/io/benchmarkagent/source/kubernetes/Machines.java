package io.benchmarkagent.source.kubernetes;

import io.benchmarkagent.run.Machine;
import io.benchmarkagent.run.NodeState;
import io.benchmarkagent.run.PodState;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What kind of machine the nodes are that the recorded pods ran on; all nodes, where no pod says where it ran. A CPU's model is told
 * only where node-feature-discovery runs; unless it runs on all of them the architecture stands for it.
 */
final class Machines {
    private Machines() {}

    static List<Machine> of(List<NodeState> nodes, List<PodState> pods) {
        Set<String> used = pods.stream()
                .map(PodState::node)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
        List<NodeState> ours = nodes.stream()
                .filter(node -> used.isEmpty() || used.contains(node.name()))
                .toList();
        boolean models = ours.stream().noneMatch(node -> node.cpuModel().isEmpty());
        return ours.stream()
                .map(node -> new Machine(
                        node.name(), told(node.machineType()), told(models ? node.cpuModel() : node.architecture())))
                .toList();
    }

    private static Optional<String> told(String text) {
        return Optional.of(text).filter(word -> !word.isEmpty());
    }
}
