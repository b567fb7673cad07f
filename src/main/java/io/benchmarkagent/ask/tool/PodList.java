package io.benchmarkagent.ask.tool;

import io.benchmarkagent.ask.desk.Confidence;
import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.desk.Look;
import io.benchmarkagent.ask.desk.Source;
import io.benchmarkagent.ask.desk.Table;
import io.benchmarkagent.report.Inert;
import io.benchmarkagent.run.ContainerState;
import io.benchmarkagent.run.PodState;
import io.benchmarkagent.run.RunRows;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** "How many pods does frontend have?", "which node does it run on?": the pods that were recorded with a run, and where they ran. */
public final class PodList implements Tool {
    private static final List<String> HEAD = List.of("SERVICE", "POD", "NODE", "PHASE", "READY", "RESTARTS");
    /** What a question where they ran is asked with. */
    public static final String PLACED = "placed";

    private static final String NO_NODE = "no node";

    @Override
    public String name() {
        return "pods";
    }

    @Override
    public String purpose() {
        return "The pods of all services, of some, or of a node, as they were recorded with a run: how many, on which node, in which phase.";
    }

    @Override
    public Set<Slot> takes() {
        return Set.of(Slot.SUBJECTS);
    }

    @Override
    public Found find(Wanted wanted, Desk desk) {
        Look look = wanted.look();
        Recorded recorded = new Recorded(look);
        List<String> asked = wanted.subjects();
        List<PodState> pods = look.evidence().cluster().pods().stream()
                .filter(pod -> asked.isEmpty() || isOneOf(asked, pod, look))
                .toList();
        if (pods.isEmpty()) {
            List<RunRows.Container> listed =
                    wanted.expression().filter(PLACED::equals).isPresent() ? List.of() : listed(look, asked);
            return listed.isEmpty() || !look.evidence().cluster().pods().isEmpty()
                    ? recorded.nothing(asked, asked.isEmpty() ? "which pods there were" : "which pods it had")
                    : ofJson(look, asked, listed);
        }
        return new Found.Data(
                sentence(look, asked, pods),
                Table.of(HEAD, pods.stream().map(PodList::row).toList()),
                new Confidence(1, "read from what was recorded with the run"),
                recorded.source("pods"));
    }

    private static List<RunRows.Container> listed(Look look, List<String> asked) {
        return look.rows().containers().stream()
                .filter(row -> asked.isEmpty() || asked.stream().anyMatch(row.workload()::equalsIgnoreCase))
                .toList();
    }

    /** What the run JSON lists knows of no node, phase or restart. */
    private static Found ofJson(Look look, List<String> asked, List<RunRows.Container> listed) {
        Map<String, String> pods = new TreeMap<>();
        listed.forEach(row -> pods.put(row.pod(), row.workload()));
        return new Found.Data(
                "The JSON of run " + look.name() + " lists " + Phrases.count(pods.size(), "pod")
                        + (asked.isEmpty() ? "" : " of " + Phrases.listed(asked))
                        + "; on which nodes, and whether ready, was not recorded with it.",
                Table.of(
                        List.of("SERVICE", "POD"),
                        pods.entrySet().stream()
                                .map(pod -> List.of(pod.getValue(), Inert.name(pod.getKey())))
                                .toList()),
                new Confidence(1, "read from what the run itself measured"),
                Source.archive("run " + look.name() + ", pods[]"));
    }

    /** Of those services, and of those machines, where both are named. */
    private static boolean isOneOf(List<String> asked, PodState pod, Look look) {
        List<String> nodes = asked.stream().filter(look.nodes()::contains).toList();
        List<String> services =
                asked.stream().filter(name -> !nodes.contains(name)).toList();
        return (nodes.isEmpty() || nodes.stream().anyMatch(pod.node()::equalsIgnoreCase))
                && (services.isEmpty() || services.stream().anyMatch(pod.workload()::equalsIgnoreCase));
    }

    private static String sentence(Look look, List<String> asked, List<PodState> pods) {
        Map<String, Long> nodes =
                pods.stream().collect(Collectors.groupingBy(PodList::node, TreeMap::new, Collectors.counting()));
        String where = nodes.size() == 1
                ? nodes.keySet().iterator().next()
                : Phrases.listed(nodes.entrySet().stream()
                        .map(node -> node.getKey() + " (" + node.getValue() + ")")
                        .toList());
        return Phrases.count(pods.size(), "pod")
                + (asked.isEmpty() || asked.stream().anyMatch(look.nodes()::contains)
                        ? ""
                        : " of " + Phrases.listed(asked))
                + (pods.size() == 1 ? " was" : " were") + " there when the objects of run " + look.name()
                + " were recorded, at its end or after, on " + where + ".";
    }

    private static String node(PodState pod) {
        return pod.node().isEmpty() ? NO_NODE : pod.node();
    }

    private static List<String> row(PodState pod) {
        long ready = pod.containers().stream().filter(ContainerState::ready).count();
        int restarts =
                pod.containers().stream().mapToInt(ContainerState::restarts).sum();
        return List.of(
                pod.workload(),
                Inert.name(pod.pod()),
                Inert.name(node(pod)),
                pod.phase(),
                ready + "/" + pod.containers().size(),
                Integer.toString(restarts));
    }
}
