package io.benchmarkagent.run;

import java.util.OptionalDouble;

/** CPU in cores and memory in bytes; empty where it is not told. */
public record MachineSize(OptionalDouble cpu, OptionalDouble memory) {}
