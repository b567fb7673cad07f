package io.benchmarkagent.ask.tool.kubernetes;

import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.tool.Found;
import io.benchmarkagent.ask.tool.Phrases;
import io.benchmarkagent.ask.tool.Wanted;
import io.benchmarkagent.report.Inert;
import io.benchmarkagent.run.Condition;
import io.benchmarkagent.run.NodeState;
import io.benchmarkagent.source.kubernetes.LiveCluster;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which nodes there are now, what of them pods may have, and what is wrong with them. */
public final class NodesNow implements OfNow {
    private static final List<String> HEAD =
            List.of("NODE", "MACHINE", "ZONE", "READY", "ALLOCATABLE CPU", "ALLOCATABLE MEMORY", "PODS", "CONDITIONS");
    private static final String UNTOLD = "not told";

    @Override
    public String name() {
        return "nodes_now";
    }

    @Override
    public String purpose() {
        return "The nodes of the live cluster as they are now, not in a run: ready or not, allocatable CPU and memory, pressure.";
    }

    @Override
    public Found find(Wanted wanted, Desk desk) {
        return Asked.cluster(
                desk, "get nodes -o wide", LiveCluster::nodes, asked -> told(asked, new Which(wanted.subjects())));
    }

    private static Found told(Asked<List<NodeState>> asked, Which which) {
        List<NodeState> ours =
                asked.value().stream().filter(one -> which.is(one.name())).toList();
        Stream<String> there = asked.value().stream().map(NodeState::name);
        return asked.missed(which, ours, "node", "in the cluster", there)
                .orElseGet(() -> asked.data(
                        sentence(ours), HEAD, ours.stream().map(NodesNow::row).toList()));
    }

    private static String sentence(List<NodeState> nodes) {
        List<String> unready = nodes.stream()
                .filter(node -> !isReady(node))
                .map(NodeState::name)
                .toList();
        List<String> pressed = nodes.stream()
                .filter(node -> !wrong(node).isEmpty())
                .map(NodeState::name)
                .toList();
        return "The cluster has " + Phrases.count(nodes.size(), "node") + " now"
                + (nodes.isEmpty()
                        ? "."
                        : unready.isEmpty()
                                ? ", " + (nodes.size() == 1 ? "and it is ready." : "all of them ready.")
                                : ", " + unready.size() + " of them not ready: " + Phrases.listed(unready) + ".")
                + (pressed.isEmpty() ? "" : " Under pressure: " + Phrases.listed(pressed) + ".");
    }

    private static boolean isReady(NodeState node) {
        return node.conditions().stream()
                .anyMatch(one -> one.type().equals("Ready") && one.status().equals("True"));
    }

    /** What a node is well without. */
    private static String wrong(NodeState node) {
        return node.conditions().stream()
                .filter(one -> !one.type().equals("Ready") && one.status().equals("True"))
                .map(Condition::type)
                .collect(Collectors.joining(", "));
    }

    private static List<String> row(NodeState node) {
        OptionalDouble pods = node.allocatable().pods();
        return List.of(
                Inert.name(node.name()),
                node.machineType(),
                node.zone(),
                isReady(node) ? "yes" : "no",
                Amounts.cpu(node.allocatable().cpu(), UNTOLD),
                Amounts.memory(node.allocatable().memory(), UNTOLD),
                pods.isPresent() ? Long.toString(Math.round(pods.getAsDouble())) : UNTOLD,
                wrong(node));
    }
}
