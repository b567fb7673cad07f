package io.benchmarkagent.run;

import java.util.Optional;
import java.util.OptionalInt;

/** The machines of a run. What the pipeline did not know (absent, or the word "unknown") is empty. */
public record NodePool(
        Optional<String> machineType,
        Optional<String> cpuVendor,
        Optional<String> cpuGeneration,
        OptionalInt nodeCount) {}
