package io.benchmarkagent.run;

import java.time.Instant;

/** A container that ended during or before the run, as its pod's status tells. */
public record Termination(
        String workload, String pod, String container, String reason, int exitCode, Instant finished, int restarts) {}
