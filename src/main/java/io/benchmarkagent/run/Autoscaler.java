package io.benchmarkagent.run;

import java.util.List;
import java.util.OptionalInt;

/** A HorizontalPodAutoscaler: whose replicas it sets between which bounds, how many there are, and how many it wants. */
public record Autoscaler(
        String name,
        String workload,
        int min,
        OptionalInt max,
        OptionalInt current,
        OptionalInt desired,
        List<Condition> conditions) {
    public Autoscaler {
        conditions = List.copyOf(conditions);
    }
}
