package io.benchmarkagent.source;

import io.benchmarkagent.run.Run;

/** What came of reading one run. */
public sealed interface Reading {

    /** The run, whole. */
    record Whole(Run run) implements Reading {}

    /** It could not be read. */
    record Failed(UnreadableRun unreadable) implements Reading {}
}
