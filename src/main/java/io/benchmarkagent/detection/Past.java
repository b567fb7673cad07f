package io.benchmarkagent.detection;

import io.benchmarkagent.run.RunKey;

/** What one earlier run measured. */
public record Past(RunKey run, double value) {}
