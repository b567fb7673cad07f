package io.benchmarkagent.detection;

import io.benchmarkagent.run.ClusterEvent;
import io.benchmarkagent.run.Condition;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.LoadProfile;
import io.benchmarkagent.run.PodState;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Did a node put a pod out during the load? Such a pod has no container whose status could tell of an end: its own reason does, or the
 * event. All pods of a workload are one anomaly, which begins with the first.
 */
public final class PodEvicted implements Detector {
    public static final String TYPE = "pod_evicted";

    private static final String EVICTED = "Evicted";

    /** One pod, or several that one event tells of. */
    private record Seen(String workload, Instant at, String evidence) {}

    @Override
    public List<Anomaly> detect(Examination examination) {
        LoadProfile load = examination.run().facts().load();
        Evidence evidence = examination.evidence();
        return Stream.concat(
                        evidence.events().stream()
                                .filter(PodEvicted::isEviction)
                                .map(PodEvicted::seen),
                        evidence.cluster().pods().stream().flatMap(PodEvicted::seen))
                .filter(seen -> ContainerKilled.isDuring(load, seen.at()))
                .sorted(Comparator.comparing(Seen::at).thenComparing(Seen::evidence))
                .collect(Collectors.groupingBy(Seen::workload, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(PodEvicted::anomaly)
                .toList();
    }

    private static boolean isEviction(ClusterEvent event) {
        return event.reason().equals(EVICTED) && event.about().equals("Pod");
    }

    private static Seen seen(ClusterEvent event) {
        return new Seen(event.workload(), event.last(), "events/" + event.workload() + ": " + EVICTED);
    }

    /** Its conditions were last changed when it was put out. */
    private static Stream<Seen> seen(PodState pod) {
        return pod.conditions().stream()
                .filter(condition ->
                        pod.phase().equals("Failed") && pod.reason().equals(EVICTED))
                .map(Condition::since)
                .flatMap(since -> since.stream())
                .max(Comparator.naturalOrder())
                .map(at -> new Seen(pod.workload(), at, "pods/" + pod.pod() + ": " + EVICTED))
                .stream();
    }

    private static Anomaly anomaly(List<Seen> seen) {
        Seen first = seen.get(0);
        return Anomaly.event(
                "event/service/" + first.workload() + "/" + EVICTED,
                TYPE,
                first.workload(),
                EVICTED,
                first.at(),
                0,
                seen.stream().map(Seen::evidence).distinct().toList());
    }
}
