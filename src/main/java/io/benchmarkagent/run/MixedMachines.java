package io.benchmarkagent.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Nodes of one run that are not alike, or not what its {@code node_pool} says. What a run measures then depends on where the scheduler
 * put a pod, and like for like is not.
 */
public final class MixedMachines {
    private static final String SUBJECT = "nodes";

    private MixedMachines() {}

    public static List<DataQuality> lines(NodePool pool, List<Machine> machines) {
        List<DataQuality> lines = new ArrayList<>();
        mixed(machines, Machine::type, "machine type").ifPresent(lines::add);
        mixed(machines, Machine::cpu, "CPU").ifPresent(lines::add);
        pool.machineType()
                .flatMap(said -> other(said, byKind(machines, Machine::type)))
                .ifPresent(lines::add);
        return lines;
    }

    private static Optional<DataQuality> mixed(
            List<Machine> machines, Function<Machine, Optional<String>> kind, String what) {
        Map<String, List<String>> nodes = byKind(machines, kind);
        return nodes.size() < 2
                ? Optional.empty()
                : Optional.of(new DataQuality(
                        "nodes/mixed-" + what.toLowerCase(java.util.Locale.ROOT).replace(' ', '-'),
                        DataQuality.Level.WARNING,
                        SUBJECT,
                        "the run's nodes are not of one " + what + ": " + told(nodes)
                                + ". What a service used depends on which of them it ran on",
                        "run on a node pool of one " + what + " (nodeSelector), and pin no baseline that mixes them"));
    }

    private static Optional<DataQuality> other(String said, Map<String, List<String>> nodes) {
        return nodes.isEmpty() || nodes.containsKey(said)
                ? Optional.empty()
                : Optional.of(new DataQuality(
                        "nodes/other-machine-type",
                        DataQuality.Level.ERROR,
                        SUBJECT,
                        "node_pool says " + said + ", and the nodes are " + told(nodes)
                                + ": this run is compared with runs of another machine",
                        "let the pipeline write the machine type that the nodes tell"
                                + " (label node.kubernetes.io/instance-type), and mend it in this run JSON"));
    }

    private static Map<String, List<String>> byKind(List<Machine> machines, Function<Machine, Optional<String>> kind) {
        return machines.stream()
                .filter(machine -> kind.apply(machine).isPresent())
                .collect(Collectors.groupingBy(
                        machine -> kind.apply(machine).orElseThrow(),
                        TreeMap::new,
                        Collectors.mapping(Machine::node, Collectors.toList())));
    }

    /** "n2-standard-4 (2 nodes), n2d-standard-4 (1 node: gke-…-ls9c)": the odd ones by name. */
    private static String told(Map<String, List<String>> nodes) {
        return nodes.entrySet().stream()
                .map(e -> e.getKey()
                        + (e.getValue().size() == 1
                                ? " (1 node: " + e.getValue().get(0) + ")"
                                : " (" + e.getValue().size() + " nodes)"))
                .collect(Collectors.joining(", "));
    }
}
