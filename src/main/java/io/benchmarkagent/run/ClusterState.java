package io.benchmarkagent.run;

import java.util.List;

/**
 * The cluster at the moment it was looked at, which is at the end of a run or after it: what is in here is a state, and not what
 * happened during the run. Usage alone has a time of its own, and only that of the run is in here.
 */
public record ClusterState(
        List<PodState> pods,
        List<WorkloadState> workloads,
        List<Autoscaler> autoscalers,
        List<NodeState> nodes,
        List<ServiceTarget> services,
        List<ContainerUsage> usage) {
    public static final ClusterState UNKNOWN =
            new ClusterState(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    public ClusterState {
        pods = List.copyOf(pods);
        workloads = List.copyOf(workloads);
        autoscalers = List.copyOf(autoscalers);
        nodes = List.copyOf(nodes);
        services = List.copyOf(services);
        usage = List.copyOf(usage);
    }
}
