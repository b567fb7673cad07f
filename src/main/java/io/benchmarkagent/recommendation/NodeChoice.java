package io.benchmarkagent.recommendation;

import io.benchmarkagent.recommendation.packing.Amounts;
import io.benchmarkagent.recommendation.packing.NodeType;
import io.benchmarkagent.recommendation.packing.Packing;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The cheapest nodes that hold what is demanded: DaemonSets on every node, something set aside on each for what the cluster itself runs
 * there (it is in another namespace, and not seen), and some left free. Together they hold what the present nodes used at their peak,
 * whoever used it.
 */
record NodeChoice(Pool pool, List<NodeType> types, Amounts peak) {
    static final double HEADROOM = 0.15;

    /** What GKE, EKS and AKS put on a node (logs, metrics, network, DNS, disks) asks for about this. */
    static final Amounts OF_THE_CLUSTER = new Amounts(0.4, 512 * Quantities.MEBIBYTE);

    private static final int PODS_OF_THE_CLUSTER = 12;

    NodeChoice {
        types = List.copyOf(types);
    }

    /** Of several that cost the same, the machine there is now. */
    Optional<Nodes> cheapest(List<Demand> demands) {
        return types.stream()
                .flatMap(type -> count(demands, type).stream().mapToObj(count -> new Nodes(type, count)))
                .min(Comparator.comparing(Nodes::monthlyUsd)
                        .thenComparing(
                                nodes -> !pool.types().contains(nodes.type().name()))
                        .thenComparing(nodes -> nodes.type().name()));
    }

    private OptionalInt count(List<Demand> demands, NodeType type) {
        List<Demand> daemons = demands.stream().filter(Demand::daemon).toList();
        Amounts onEvery = daemons.stream().map(Demand::pod).reduce(OF_THE_CLUSTER, Amounts::plus);
        OptionalInt packed =
                new Packing(Demand.each(demands), onEvery, daemons.size() + PODS_OF_THE_CLUSTER, HEADROOM).nodes(type);
        return packed.isEmpty()
                ? packed
                : OptionalInt.of(Math.max(packed.getAsInt(), Math.max(pool.fewest(), ofPeak(type))));
    }

    private int ofPeak(NodeType type) {
        Amounts room = type.allocatable().times(1 - HEADROOM);
        return (int) Math.ceil(Math.max(peak.cpu() / room.cpu(), peak.memory() / room.memory()));
    }
}
