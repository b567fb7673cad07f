package io.benchmarkagent.findings;

import io.benchmarkagent.run.RunKey;
import java.util.List;
import java.util.SortedMap;

/**
 * Who this run was compared with.
 *
 * @param key the fields that must be alike, with this run's values; "unknown" where it has none
 * @param excluded earlier executions that were left out, newest first, the first of {@code excludedCount}
 * @param nearest the runs that came closest when the cohort is small, with the fields that differ
 */
public record CohortSummary(
        SortedMap<String, String> key,
        boolean pinned,
        List<RunKey> runs,
        int knownExecutions,
        List<Excluded> excluded,
        int excludedCount,
        List<Nearest> nearest,
        List<String> notes) {
    public CohortSummary {
        runs = List.copyOf(runs);
        excluded = List.copyOf(excluded);
        nearest = List.copyOf(nearest);
        notes = List.copyOf(notes);
    }

    public int size() {
        return runs.size();
    }

    /** "12 like-for-like runs"; pinned ones may differ, and are not called so. */
    public String inWords() {
        return size() + (pinned ? " pinned" : " like-for-like") + (size() == 1 ? " run" : " runs");
    }

    /** An execution that may not be in the baseline. */
    public record Excluded(RunKey run, String reason) {}

    /** A run that is almost comparable. */
    public record Nearest(RunKey run, List<String> differs) {
        public Nearest {
            differs = List.copyOf(differs);
        }
    }
}
