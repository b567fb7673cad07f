package io.benchmarkagent.pipeline;

import io.benchmarkagent.baseline.BaselineSettings;
import io.benchmarkagent.baseline.SeriesBeside;
import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.QueryFigures;
import io.benchmarkagent.run.Run;
import io.benchmarkagent.run.RunKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The runs of a cohort with what their series add, the files that told so, and what did not count. */
record CohortSeries(List<Run> runs, Set<Path> files, List<DataQuality> dataQuality) {
    private static final String ROOM = "series";
    private static final String BACKFILL =
            "run benchmark-agent backfill, with --prometheus-url where it still has the data";
    private static final int NAMED = 5;

    CohortSeries {
        runs = List.copyOf(runs);
        dataQuality = List.copyOf(dataQuality);
    }

    static CohortSeries none(List<Run> cohort) {
        return new CohortSeries(cohort, new TreeSet<>(), List.of());
    }

    /**
     * @param having how many of the {@code cohort} have any
     * @param broken the runs whose file cannot be used, with the reason
     * @param other the runs of which figures were made otherwise
     */
    static List<DataQuality> lines(
            SeriesBeside target, int cohort, int having, List<String> broken, List<RunKey> other) {
        int added = target.added();
        List<DataQuality> lines = new ArrayList<>();
        if (!target.cut().isEmpty()) {
            lines.add(cut(target.cut()));
        }
        if (!broken.isEmpty()) {
            lines.add(broken(broken));
        }
        if (!other.isEmpty()) {
            lines.add(other(other.stream().map(RunKey::runId).toList()));
        }
        if (added > 0 && having < BaselineSettings.FEWEST_FOR_SIGMA && cohort >= BaselineSettings.FEWEST_FOR_SIGMA) {
            lines.add(few(added, cohort, having));
        }
        return lines;
    }

    private static DataQuality cut(List<String> queries) {
        return new DataQuality(
                "series/cut",
                DataQuality.Level.WARNING,
                ROOM,
                "of these queries the first " + QueryFigures.MOST_SUBJECTS
                        + " subjects by name are held against other runs: " + some(queries),
                "sum over what tells so many subjects apart, in the query catalogue");
    }

    private static DataQuality broken(List<String> runs) {
        return new DataQuality(
                "series/kept",
                DataQuality.Level.WARNING,
                ROOM,
                "the kept observations.json of " + runs.size() + " like-for-like " + (runs.size() == 1 ? "run" : "runs")
                        + " cannot be used: " + some(runs),
                BACKFILL + "; a report is made anew where its file is not whole");
    }

    private static DataQuality other(List<String> runs) {
        return new DataQuality(
                "series/other",
                DataQuality.Level.INFO,
                ROOM,
                "figures of series of " + runs.size() + " like-for-like " + (runs.size() == 1 ? "run" : "runs")
                        + " were made by another query, step or rule and are left out of the baseline: " + some(runs),
                BACKFILL);
    }

    private static DataQuality few(int added, int cohort, int having) {
        return new DataQuality(
                "series/too-few",
                DataQuality.Level.INFO,
                ROOM,
                added + " figures of series are not judged: " + (having == 0 ? "none" : having) + " of " + cohort
                        + " like-for-like runs " + (having == 1 ? "has" : "have") + " theirs, three are needed",
                BACKFILL);
    }

    private static String some(List<String> names) {
        String named = names.stream().limit(NAMED).collect(Collectors.joining(", "));
        return names.size() > NAMED ? named + " and " + (names.size() - NAMED) + " more" : named;
    }
}
