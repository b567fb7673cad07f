package io.benchmarkagent.ask.tool;

import io.benchmarkagent.ask.desk.Confidence;
import io.benchmarkagent.ask.desk.Look;
import io.benchmarkagent.ask.desk.Source;
import io.benchmarkagent.ask.desk.Table;
import io.benchmarkagent.findings.Figures;
import io.benchmarkagent.report.Inert;
import io.benchmarkagent.run.Measurement;
import io.benchmarkagent.run.RunRows;
import io.benchmarkagent.run.Statistic;
import io.benchmarkagent.run.Unit;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** What each node of a run used, as its run JSON lists it. */
record NodeUse(Look look) {
    private static final List<String> HEAD = List.of("NODE", "MEAN CPU", "MAX CPU", "MEAN MEMORY", "MAX MEMORY");
    static final String CPU = "cpu";
    static final String MEMORY = "memory";

    /** "which used most" of one of both, by name. */
    Found ranked(String resource, boolean least) {
        List<RunRows.Node> measured = look.rows().nodes().stream()
                .filter(node -> of(node, resource, Statistic.MEAN).isPresent())
                .sorted(order(resource, least))
                .toList();
        Source source = Source.archive("run " + look.name() + ", nodes[].metrics");
        return measured.isEmpty()
                ? new Found.Nothing(
                        "What each node of run " + look.name() + " used of its " + name(resource)
                                + " nobody measured by itself.",
                        List.of(source))
                : new Found.Data(
                        sentence(measured, resource, least),
                        table(measured),
                        Confidence.seen(measured.size(), look.rows().nodes().size(), "nodes"),
                        source);
    }

    /** " It used 12.7 % of its CPU on average (15.3 % at most)." of those that are named; "" where that is not listed. */
    String inWords(List<String> named) {
        return nodes(named).stream().map(NodeUse::inWords).collect(Collectors.joining());
    }

    List<RunRows.Node> nodes(List<String> named) {
        return look.rows().nodes().stream()
                .filter(node -> named.stream().anyMatch(node.name()::equalsIgnoreCase))
                .filter(node -> of(node, CPU, Statistic.MEAN).isPresent()
                        || of(node, MEMORY, Statistic.MEAN).isPresent())
                .toList();
    }

    private static String inWords(RunRows.Node node) {
        return " " + Inert.name(node.name()) + " used "
                + List.of(CPU, MEMORY).stream()
                        .filter(resource -> of(node, resource, Statistic.MEAN).isPresent())
                        .map(resource -> figure(node, resource, Statistic.MEAN) + " of its " + name(resource)
                                + most(node, resource))
                        .collect(Collectors.joining(" and "))
                + ".";
    }

    private static String most(RunRows.Node node, String resource) {
        return of(node, resource, Statistic.MAX).isPresent()
                ? " (at most " + figure(node, resource, Statistic.MAX) + ")"
                : "";
    }

    private static Comparator<RunRows.Node> order(String resource, boolean least) {
        Comparator<RunRows.Node> by = Comparator.comparingDouble(
                node -> of(node, resource, Statistic.MEAN).orElseThrow());
        return (least ? by : by.reversed()).thenComparing(RunRows.Node::name);
    }

    private String sentence(List<RunRows.Node> measured, String resource, boolean least) {
        return "In run " + look.name() + " node " + Inert.name(measured.get(0).name()) + " had the "
                + (least ? "lowest" : "highest") + " mean " + name(resource) + " of "
                + Phrases.count(measured.size(), "node") + ": "
                + figure(measured.get(0), resource, Statistic.MEAN) + " of the machine's.";
    }

    private static Table table(List<RunRows.Node> measured) {
        return Table.of(
                HEAD,
                measured.stream()
                        .map(node -> List.of(
                                node.name(),
                                figure(node, CPU, Statistic.MEAN),
                                figure(node, CPU, Statistic.MAX),
                                figure(node, MEMORY, Statistic.MEAN),
                                figure(node, MEMORY, Statistic.MAX)))
                        .toList());
    }

    private static String name(String resource) {
        return resource.equals(CPU) ? "CPU" : resource;
    }

    private static String figure(RunRows.Node node, String resource, Statistic statistic) {
        OptionalDouble value = of(node, resource, statistic);
        return value.isPresent() ? Figures.quantity(value.getAsDouble(), Unit.PERCENT) : "unknown";
    }

    /** In percent of the machine. */
    private static OptionalDouble of(RunRows.Node node, String resource, Statistic statistic) {
        return node.measurements().stream()
                .filter(m -> m.unit() == Unit.PERCENT
                        && m.key().statistic() == statistic
                        && m.key().metric().startsWith(resource + "."))
                .mapToDouble(Measurement::value)
                .findFirst();
    }
}
