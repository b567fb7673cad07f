package io.benchmarkagent.run;

import java.time.Instant;

/**
 * A Kubernetes event about a workload, seen from {@code first} to {@code last}.
 *
 * @param workload whom it is about; the object's own name where that belongs to no workload, as a node does
 * @param count how often it was seen up to {@code last}
 * @param first when it was seen for the first time, which may be long before the run; {@code last} where it is not told
 * @param about the kind of the object it names: Pod, Node, HorizontalPodAutoscaler ...; "" where it is not told
 */
public record ClusterEvent(
        String workload,
        String reason,
        String message,
        String type,
        int count,
        Instant first,
        Instant last,
        String about) {

    /** About a pod, as most are, and at one time. */
    public ClusterEvent(String workload, String reason, String message, String type, int count, Instant last) {
        this(workload, reason, message, type, count, last, last, "Pod");
    }
}
