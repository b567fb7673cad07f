package io.benchmarkagent.recommendation;

import io.benchmarkagent.detection.LoadPhases;
import io.benchmarkagent.recommendation.packing.Amounts;
import io.benchmarkagent.run.MachineSize;
import io.benchmarkagent.run.NodeState;
import io.benchmarkagent.run.Samples;
import io.benchmarkagent.run.Scope;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The most that the nodes together used at one moment of the load, whoever used it; nothing of what no series tells. */
final class NodePeak {
    private static final String CPU = "cpu.node_utilization_pct";
    private static final String MEMORY = "memory.node_utilization_pct";
    private static final double PERCENT = 100;

    private NodePeak() {}

    static Amounts of(Pool pool, Situation situation) {
        return new Amounts(
                most(pool.nodes(), CPU, MachineSize::cpu, situation),
                most(pool.nodes(), MEMORY, MachineSize::memory, situation));
    }

    private static double most(
            List<NodeState> nodes, String metric, Function<MachineSize, OptionalDouble> size, Situation situation) {
        Map<Long, Double> together = new TreeMap<>();
        situation
                .phases()
                .ifPresent(phases -> nodes.forEach(node -> size.apply(node.capacity())
                        .ifPresent(capacity -> used(node.name(), metric, phases, situation)
                                .forEach((time, percent) ->
                                        together.merge(time, percent / PERCENT * capacity, Double::sum)))));
        return together.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    private static Map<Long, Double> used(String node, String metric, LoadPhases phases, Situation situation) {
        Map<Long, Double> used = new TreeMap<>();
        situation.evidence().series().stream()
                .filter(series -> series.scope() == Scope.NODE
                        && series.subject().equals(node)
                        && series.spec().metric().equals(metric))
                .map(series -> series.highest()
                        .between(phases.start().toEpochMilli(), phases.end().toEpochMilli()))
                .forEach(samples -> put(samples, used));
        return used;
    }

    private static void put(Samples samples, Map<Long, Double> into) {
        IntStream.range(0, samples.size()).forEach(i -> into.put(samples.time(i), samples.value(i)));
    }
}
