package io.benchmarkagent.run;

import java.util.OptionalDouble;

/** Requests and limits of one container of a workload: CPU in cores, memory in bytes; empty where none is set. */
public record ContainerLimits(
        String workload,
        String container,
        OptionalDouble cpuRequest,
        OptionalDouble cpuLimit,
        OptionalDouble memoryRequest,
        OptionalDouble memoryLimit) {}
