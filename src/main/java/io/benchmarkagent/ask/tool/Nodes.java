package io.benchmarkagent.ask.tool;

import io.benchmarkagent.ask.desk.Confidence;
import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.desk.Look;
import io.benchmarkagent.ask.desk.Source;
import io.benchmarkagent.ask.desk.Table;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.detection.Verdict;
import io.benchmarkagent.findings.Figures;
import io.benchmarkagent.findings.Labels;
import io.benchmarkagent.report.Inert;
import io.benchmarkagent.run.NodePool;
import io.benchmarkagent.run.NodeState;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Statistic;
import io.benchmarkagent.run.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** "How many nodes were there?", "what machines did it run on?": the node pool, each node as recorded, and their use. */
public final class Nodes implements Tool {
    /** What a question which of them is more used is asked with: of CPU, where no metric is given. */
    public static final String EACH = "each";

    /** The same about what they have, and not what of it was used. */
    public static final String CAPACITY = "capacity";

    @Override
    public String name() {
        return "nodes";
    }

    @Override
    public String purpose() {
        return "The machines of a run: how many nodes of which type and CPU, what each may give to pods, whether one was under pressure, and their use.";
    }

    @Override
    public Set<Slot> takes() {
        return Set.of(Slot.SUBJECTS);
    }

    @Override
    public Found find(Wanted wanted, Desk desk) {
        Look look = wanted.look();
        NodePool pool = look.findings().run().nodePool();
        List<NodeState> nodes = look.evidence().cluster().nodes().stream()
                .filter(node -> wanted.subjects().isEmpty()
                        || wanted.subjects().stream().anyMatch(node.name()::equalsIgnoreCase))
                .toList();
        List<Observation> used = look.findings().observations().stream()
                .filter(o -> o.key().scope() == Scope.NODE && o.verdict() != Verdict.NOT_COLLECTED)
                .filter(o -> o.key().statistic() != Statistic.MIN && o.key().statistic() != Statistic.SD)
                .toList();
        Recorded recorded = new Recorded(look);
        List<Source> sources = List.of(look.source("node pool and nodes"), recorded.source("nodes"));
        boolean known = pool.nodeCount().isPresent() || pool.machineType().isPresent() || !nodes.isEmpty();
        if (wanted.expression().filter(EACH::equals).isPresent()) {
            return new NodeUse(look).ranked(resource(wanted), wanted.least());
        }
        if (wanted.expression().filter(CAPACITY::equals).isPresent()) {
            return nodes.isEmpty()
                    ? new Found.Nothing("What the nodes of run " + look.name() + " have was not recorded.", sources)
                    : new Found.Data(
                            capacity(look, nodes),
                            tables(look, nodes, List.of()),
                            seen(wanted, pool, nodes),
                            sources,
                            List.of());
        }
        return known
                ? new Found.Data(
                        (wanted.subjects().isEmpty() ? sentence(look, pool, nodes) : named(look, nodes))
                                + pressed(nodes)
                                + use(look, used, wanted.subjects()),
                        tables(look, nodes, used),
                        seen(wanted, pool, nodes),
                        sources,
                        List.of())
                : new Found.Nothing("The machines of run " + look.name() + " were not recorded.", sources);
    }

    private static String resource(Wanted wanted) {
        return wanted.metric()
                .filter(metric -> metric.ids().contains(NodeUse.MEMORY))
                .map(metric -> NodeUse.MEMORY)
                .orElse(NodeUse.CPU);
    }

    private static Confidence seen(Wanted wanted, NodePool pool, List<NodeState> nodes) {
        return Confidence.seen(
                nodes.size(),
                wanted.subjects().isEmpty()
                        ? Math.max(nodes.size(), pool.nodeCount().orElse(0))
                        : wanted.subjects().size(),
                "nodes");
    }

    /** What pods may have of it comes with it: the rest is the system's. */
    private static String capacity(Look look, List<NodeState> nodes) {
        List<String> each = nodes.stream().map(Nodes::capacity).distinct().toList();
        return "In run " + look.name() + " "
                + (each.size() == 1
                        ? (nodes.size() == 1 ? "the node has " : "each of " + nodes.size() + " nodes has ")
                                + each.get(0)
                        : "the nodes differ: " + String.join("; ", each))
                + ".";
    }

    private static String capacity(NodeState node) {
        return quantity(node.capacity().cpu(), Unit.CORES) + " of CPU ("
                + quantity(node.allocatable().cpu(), Unit.CORES)
                + " for pods) and " + quantity(node.capacity().memory(), Unit.BYTES) + " of memory ("
                + quantity(node.allocatable().memory(), Unit.BYTES) + " for pods)";
    }

    private static String named(Look look, List<NodeState> nodes) {
        if (nodes.isEmpty()) {
            return "The objects of the nodes of run " + look.name() + " were not recorded.";
        }
        return Inert.line((nodes.size() == 1 ? "Node " : "Nodes ")
                + Phrases.listed(nodes.stream()
                        .map(node -> node.name() + " of type " + node.machineType())
                        .toList())
                + (nodes.size() == 1 ? " was one" : " were some") + " of those that run " + look.name() + " ran on.");
    }

    private static String sentence(Look look, NodePool pool, List<NodeState> nodes) {
        String count = pool.nodeCount().isPresent()
                ? Phrases.count(pool.nodeCount().getAsInt(), "node")
                : nodes.isEmpty() ? "an unknown number of nodes" : Phrases.count(nodes.size(), "node");
        String cpu = Stream.of(pool.cpuVendor(), pool.cpuGeneration())
                .flatMap(java.util.Optional::stream)
                .collect(Collectors.joining(" "));
        return Inert.line("Run " + look.name() + " ran on " + count
                        + pool.machineType().map(type -> " of type " + type).orElse(", of a type that was not recorded")
                        + (cpu.isEmpty() ? "" : " (" + cpu + ")") + ".")
                + (nodes.isEmpty() ? " Their Kubernetes objects were not recorded." : "");
    }

    private static String pressed(List<NodeState> nodes) {
        List<String> under = nodes.stream()
                .filter(node -> !conditions(node).isEmpty())
                .map(NodeState::name)
                .toList();
        if (nodes.isEmpty()) {
            return "";
        }
        String recorded = " when " + (nodes.size() == 1 ? "it was" : "they were") + " recorded";
        boolean ready = nodes.stream().allMatch(Nodes::isReady);
        String all = nodes.size() == 1 ? " It was ready." : " All were ready.";
        return under.isEmpty()
                ? (ready ? all : "") + (nodes.size() == 1 ? " It was not" : " None was") + " under pressure" + recorded
                        + "."
                : " Not as it should be" + recorded + ": " + Phrases.listed(under) + ".";
    }

    private static String use(Look look, List<Observation> used, List<String> named) {
        String own = new NodeUse(look).inWords(named);
        return named.isEmpty()
                ? use(used)
                : (own.isEmpty() ? " What it used nobody measured by itself." : own)
                        + use(used).replace(" In use:", " Of all nodes together:");
    }

    private static String use(List<Observation> used) {
        List<String> means = used.stream()
                .filter(o -> o.key().statistic() == Statistic.MEAN)
                .map(o -> Labels.spoken(o) + " " + Figure.value(o))
                .toList();
        return means.isEmpty() ? " Their use was not measured." : " In use: " + Phrases.listed(means) + ".";
    }

    private static List<Table> tables(Look look, List<NodeState> nodes, List<Observation> used) {
        List<Table> tables = new ArrayList<>();
        if (!nodes.isEmpty()) {
            tables.add(Table.of(
                    List.of("NODE", "MACHINE", "ZONE", "CPU", "CPU FOR PODS", "MEMORY", "MEMORY FOR PODS", "NOTE"),
                    nodes.stream().map(Nodes::row).toList()));
        }
        if (!used.isEmpty()) {
            Verdicts verdicts = new Verdicts(look.findings());
            tables.add(Table.of(
                    List.of("NODES", "METRIC", "VALUE", "EXPECTED", "VERDICT"),
                    used.stream()
                            .map(o -> List.of(
                                    o.key().subject(),
                                    Labels.metric(o),
                                    Figure.value(o),
                                    Figure.expected(o),
                                    verdicts.word(o)))
                            .toList()));
        }
        return tables;
    }

    private static List<String> row(NodeState node) {
        return List.of(
                node.name(),
                node.machineType(),
                node.zone(),
                quantity(node.capacity().cpu(), Unit.CORES),
                quantity(node.allocatable().cpu(), Unit.CORES),
                quantity(node.capacity().memory(), Unit.BYTES),
                quantity(node.allocatable().memory(), Unit.BYTES),
                conditions(node));
    }

    private static String quantity(OptionalDouble amount, Unit unit) {
        return amount.isPresent() ? Figures.quantity(amount.getAsDouble(), unit) : "";
    }

    private static boolean isReady(NodeState node) {
        return node.conditions().stream()
                .anyMatch(c -> c.type().equals("Ready") && c.status().equals("True"));
    }

    /** Ready is to be true, and every other to be false. */
    private static String conditions(NodeState node) {
        return node.conditions().stream()
                .filter(c -> !c.status().equals(c.type().equals("Ready") ? "True" : "False"))
                .map(c -> c.type().equals("Ready") ? "not Ready" : c.type())
                .collect(Collectors.joining(", "));
    }
}
