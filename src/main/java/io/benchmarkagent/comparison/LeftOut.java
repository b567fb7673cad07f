package io.benchmarkagent.comparison;

import io.benchmarkagent.run.LoadProfile;
import io.benchmarkagent.run.RunKey;

/** A run of a load that the other group has no run of. */
public record LeftOut(RunKey run, LoadProfile profile, String group, String other) {}
