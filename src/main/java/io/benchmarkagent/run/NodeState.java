package io.benchmarkagent.run;

import java.util.List;

/**
 * A node at the moment it was looked at. Texts are "" where the cluster does not tell.
 *
 * @param machineType the cloud's word, such as n2-standard-4
 * @param architecture such as amd64
 * @param cpuModel as Node Feature Discovery labels it: vendor, family and model; Kubernetes itself does not know
 * @param capacity what the machine has
 * @param allocatable what of it pods may have
 */
public record NodeState(
        String name,
        String machineType,
        String zone,
        String architecture,
        String cpuModel,
        MachineSize capacity,
        MachineSize allocatable,
        List<Condition> conditions) {
    public NodeState {
        conditions = List.copyOf(conditions);
    }
}
