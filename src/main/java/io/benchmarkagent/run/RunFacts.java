package io.benchmarkagent.run;

import java.util.Optional;

/** What is known of a run before its measurements are read: enough to choose a cohort. */
public record RunFacts(
        RunKey key,
        RunFormat format,
        Optional<String> cloud,
        Optional<String> region,
        Optional<String> zone,
        NodePool nodePool,
        LoadProfile load) {}
