package io.benchmarkagent.pipeline;

import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.Run;
import io.benchmarkagent.run.RunFormat;
import io.benchmarkagent.run.RunKey;
import io.benchmarkagent.source.ArchivedRun;
import io.benchmarkagent.source.RunArchive;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;

/**
 * A row of the cluster summary that is newer than the run JSON of its id is that id's latest execution, so it is what a report of the
 * id is about. Whoever asked for the id has a run JSON in mind, and is told.
 */
final class OnlySummary {
    private OnlySummary() {}

    /** Nothing of an execution that was asked for by its time, and of one that has its run JSON. */
    static Optional<DataQuality> line(Run run, RunArchive archive, ZoneId zone) {
        if (run.facts().format() != RunFormat.SUMMARY || !archive.isLatest(run.key())) {
            return Optional.empty();
        }
        Optional<RunKey> whole = archive.runs().stream()
                .map(ArchivedRun::facts)
                .filter(other -> other.format() != RunFormat.SUMMARY
                        && other.key().runId().equals(run.key().runId()))
                .map(other -> other.key())
                .max(Comparator.naturalOrder());
        return Optional.of(new DataQuality(
                "archive/only-summary",
                DataQuality.Level.ERROR,
                "archive",
                "the latest execution of " + run.key().runId()
                        + " has only cluster-level metrics: there is a row of cluster_summary.csv, and no run JSON of that time",
                whole.map(json -> "write its run JSON again, or report the execution before it with --run-id "
                                + json.runId() + "@" + RunFolder.stamp(json, zone))
                        .orElse("write its run JSON again")));
    }
}
