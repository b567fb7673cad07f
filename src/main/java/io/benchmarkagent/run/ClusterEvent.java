package io.benchmarkagent.run;

import java.time.Instant;

/** A Kubernetes event about a workload, last seen at {@code last}. */
public record ClusterEvent(String workload, String reason, String message, String type, int count, Instant last) {}
