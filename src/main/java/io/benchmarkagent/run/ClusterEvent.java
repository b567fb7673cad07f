package io.benchmarkagent.run;

import java.time.Instant;

/**
 * A Kubernetes event about a workload, last seen at {@code last}.
 *
 * @param workload whom it is about; the object's own name where that belongs to no workload, as a node does
 * @param count how often it was seen up to {@code last}
 * @param about the kind of the object it names: Pod, Node, HorizontalPodAutoscaler ...; "" where it is not told
 */
public record ClusterEvent(
        String workload, String reason, String message, String type, int count, Instant last, String about) {

    /** About a pod, as most are. */
    public ClusterEvent(String workload, String reason, String message, String type, int count, Instant last) {
        this(workload, reason, message, type, count, last, "Pod");
    }
}
