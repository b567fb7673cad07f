package io.benchmarkagent.recommendation;

import io.benchmarkagent.run.ClusterState;
import io.benchmarkagent.run.ContainerLimits;
import io.benchmarkagent.run.MachineSize;
import io.benchmarkagent.run.NodeState;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Limits of all pods that add up to more than the nodes may give: what is limited is then not what runs out first. */
final class Overcommitted implements Rule {
    @Override
    public List<Proposal> propose(Situation situation) {
        String sums = Stream.of(
                        words("CPU", ContainerLimits::cpuLimit, MachineSize::cpu, 1, " cores", situation),
                        words(
                                "memory",
                                ContainerLimits::memoryLimit,
                                MachineSize::memory,
                                Quantities.MEBIBYTE,
                                " MiB",
                                situation))
                .flatMap(words -> words)
                .collect(Collectors.joining("; "));
        return sums.isEmpty() ? List.of() : List.of(line(sums));
    }

    private static Proposal line(String sums) {
        return Proposal.words(
                "overcommitted",
                Basis.USE,
                "cluster",
                "limits",
                "the limits of the benchmark's pods add up to more than the nodes may give, so pods can take it from each other: "
                        + sums + ". Add nodes, or lower limits that are not used",
                List.of("nodes"));
    }

    /** Only where every node tells what it may give. */
    private static Stream<String> words(
            String name,
            Function<ContainerLimits, OptionalDouble> limit,
            Function<MachineSize, OptionalDouble> size,
            double unit,
            String word,
            Situation situation) {
        ClusterState cluster = situation.evidence().cluster();
        List<OptionalDouble> nodes =
                cluster.nodes().stream().map(NodeState::allocatable).map(size).toList();
        double given = sum(nodes.stream());
        double limited = situation.evidence().limits().stream()
                .mapToDouble(
                        one -> pods(one.workload(), cluster) * limit.apply(one).orElse(0))
                .sum();
        return nodes.isEmpty() || nodes.stream().anyMatch(OptionalDouble::isEmpty) || limited <= given
                ? Stream.empty()
                : Stream.of(name + " " + Quantities.number(limited / unit) + " of " + Quantities.number(given / unit)
                        + word);
    }

    private static double sum(Stream<OptionalDouble> amounts) {
        return amounts.flatMapToDouble(OptionalDouble::stream).sum();
    }

    private static int pods(String workload, ClusterState cluster) {
        return cluster.workloads().stream()
                .filter(state -> state.workload().equals(workload))
                .mapToInt(state -> Demand.pods(state, cluster))
                .sum();
    }
}
