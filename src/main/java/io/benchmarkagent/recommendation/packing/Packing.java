package io.benchmarkagent.recommendation.packing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Pods onto nodes of one type: first-fit decreasing over both CPU and memory, once by each of four orders, of which the best counts. That
 * is near the fewest nodes there could be, and never less: the pods are really placed.
 *
 * @param pods what each asks for, on one node or another
 * @param daemons what is on every node, together
 * @param daemonPods how many those are
 * @param headroom the share of a node that is left free
 */
public record Packing(List<Amounts> pods, Amounts daemons, int daemonPods, double headroom) {
    public Packing {
        pods = List.copyOf(pods);
    }

    /** Empty where a pod fits on no node of the type. */
    public OptionalInt nodes(NodeType type) {
        Amounts room = room(type);
        int places = type.pods() - daemonPods;
        if (places < 1 || !pods.stream().allMatch(pod -> pod.fitsIn(room))) {
            return OptionalInt.empty();
        }
        return orders(room).mapToInt(order -> firstFit(order, room, places)).min();
    }

    /** What a node has for these pods. */
    private Amounts room(NodeType type) {
        return type.allocatable().times(1 - headroom).minus(daemons);
    }

    private static Stream<ToDoubleFunction<Amounts>> orders(Amounts room) {
        return Stream.of(
                pod -> Math.max(pod.cpu() / room.cpu(), pod.memory() / room.memory()),
                pod -> pod.cpu() / room.cpu() + pod.memory() / room.memory(),
                Amounts::cpu,
                Amounts::memory);
    }

    private int firstFit(ToDoubleFunction<Amounts> order, Amounts room, int places) {
        List<Node> nodes = new ArrayList<>();
        pods.stream().sorted(Comparator.comparingDouble(order).reversed()).forEach(pod -> nodes.stream()
                .filter(node -> node.takes(pod, room, places))
                .findFirst()
                .orElseGet(() -> added(nodes))
                .put(pod));
        return nodes.size();
    }

    private static Node added(List<Node> nodes) {
        Node node = new Node();
        nodes.add(node);
        return node;
    }

    private static final class Node {
        private Amounts used = Amounts.NONE;
        private int pods;

        boolean takes(Amounts pod, Amounts room, int places) {
            return pods < places && used.plus(pod).fitsIn(room);
        }

        void put(Amounts pod) {
            used = used.plus(pod);
            pods++;
        }
    }
}
