package io.benchmarkagent.run;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One pod at the moment it was looked at.
 *
 * @param node where it runs; "" while it waits for one
 * @param phase Pending, Running, Succeeded, Failed; "" where no status is given
 * @param reason of the pod as a whole, such as Evicted; "" where none is given
 */
public record PodState(
        String workload,
        String pod,
        String node,
        String phase,
        String reason,
        Optional<Instant> started,
        List<Condition> conditions,
        List<ContainerState> containers) {
    public PodState {
        conditions = List.copyOf(conditions);
        containers = List.copyOf(containers);
    }
}
