package io.benchmarkagent.source.kubernetes;

import io.benchmarkagent.run.Autoscaler;
import io.benchmarkagent.run.ContainerLimits;
import io.benchmarkagent.run.WorkloadState;
import java.util.List;

/** The workloads of a namespace, what their containers may have, and who scales them. */
public record LiveWorkloads(List<WorkloadState> workloads, List<ContainerLimits> limits, List<Autoscaler> autoscalers) {
    public LiveWorkloads {
        workloads = List.copyOf(workloads);
        limits = List.copyOf(limits);
        autoscalers = List.copyOf(autoscalers);
    }
}
