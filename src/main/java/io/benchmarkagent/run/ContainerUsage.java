package io.benchmarkagent.run;

import java.time.Instant;
import java.util.OptionalDouble;

/** What a container used at one moment, as metrics-server told: CPU in cores, memory in bytes. */
public record ContainerUsage(
        String workload, String pod, String container, OptionalDouble cpu, OptionalDouble memory, Instant at) {}
