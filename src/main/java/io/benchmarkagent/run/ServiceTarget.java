package io.benchmarkagent.run;

import java.util.List;

/** The workloads whose pods answer for a Service, by its selector; none where it selects nobody that is known. */
public record ServiceTarget(String service, List<String> workloads) {
    public ServiceTarget {
        workloads = List.copyOf(workloads);
    }
}
