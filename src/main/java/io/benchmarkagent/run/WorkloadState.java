package io.benchmarkagent.run;

import java.util.OptionalInt;

/**
 * A Deployment, StatefulSet or DaemonSet at the moment it was looked at; a number is empty where the object does not give it.
 *
 * @param wanted how many pods it is to have
 * @param ready how many are ready
 */
public record WorkloadState(String workload, String kind, OptionalInt wanted, OptionalInt ready) {}
