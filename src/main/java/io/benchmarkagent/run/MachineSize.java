package io.benchmarkagent.run;

import java.util.OptionalDouble;

/** CPU in cores, memory in bytes, and how many pods it may run; empty where it is not told. */
public record MachineSize(OptionalDouble cpu, OptionalDouble memory, OptionalDouble pods) {}
