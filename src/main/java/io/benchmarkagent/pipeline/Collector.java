package io.benchmarkagent.pipeline;

import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.RunFacts;

/** What was observed during a run's window, from every source. */
public final class Collector {
    Evidence collect(RunFacts run, Folders folders) {
        return Evidence.NONE;
    }
}
