package io.benchmarkagent.pipeline;

import io.benchmarkagent.source.ArchivedRun;
import io.benchmarkagent.source.RunArchive;

/** One item of the job: an execution that was asked for, and the archive it is in; or the line that says why there is none. */
public sealed interface RunReading {

    record Chosen(ArchivedRun run, RunArchive archive) implements RunReading {}

    record NotChosen(Outcome.Refused refused) implements RunReading {}
}
