package io.benchmarkagent.cause;

import io.benchmarkagent.run.Condition;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.LoadProfile;
import io.benchmarkagent.run.NodeState;
import io.benchmarkagent.run.PodState;
import java.time.Instant;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which workload ran on which nodes when the cluster was looked at, and which nodes were under pressure during the load. */
final class Places {
    private static final Set<String> CONDITIONS =
            Set.of("MemoryPressure", "DiskPressure", "PIDPressure", "NetworkUnavailable");
    private static final Set<String> EVENTS = Set.of(
            "NodeHasInsufficientMemory",
            "NodeHasDiskPressure",
            "NodeHasInsufficientPID",
            "NodeNotReady",
            "SystemOOM",
            "EvictionThresholdMet");

    private final SortedMap<String, SortedSet<String>> byNode = new TreeMap<>();
    private final SortedSet<String> underPressure = new TreeSet<>();

    Places(LoadProfile load, Evidence evidence) {
        evidence.cluster().pods().stream().filter(Places::runs).forEach(pod -> byNode.computeIfAbsent(
                        pod.node(), node -> new TreeSet<>())
                .add(pod.workload()));
        Instant start = load.start().orElse(Instant.MIN);
        Instant end = load.end().orElse(Instant.MAX);
        evidence.events().stream()
                .filter(e -> e.about().equals("Node") && EVENTS.contains(e.reason()))
                .filter(e -> !e.last().isBefore(start) && !e.first().isAfter(end))
                .forEach(e -> underPressure.add(e.workload()));
        evidence.cluster().nodes().stream()
                .filter(node -> wasUnderPressure(node, start, end))
                .forEach(node -> underPressure.add(node.name()));
    }

    private static boolean runs(PodState pod) {
        return !pod.node().isEmpty() && pod.phase().equals("Running");
    }

    /** What began before the load's start was there before, and explains no difference of this run. */
    private static boolean wasUnderPressure(NodeState node, Instant start, Instant end) {
        return node.conditions().stream()
                .filter(Places::isPressure)
                .flatMap(condition -> condition.since().stream())
                .anyMatch(since -> !since.isBefore(start) && !since.isAfter(end));
    }

    private static boolean isPressure(Condition condition) {
        return condition.type().equals("Ready")
                ? !condition.status().equals("True")
                : CONDITIONS.contains(condition.type()) && condition.status().equals("True");
    }

    /** Workloads by the node they ran on; one with several pods may be on several. */
    SortedMap<String, SortedSet<String>> byNode() {
        return byNode;
    }

    SortedSet<String> underPressure() {
        return underPressure;
    }
}
