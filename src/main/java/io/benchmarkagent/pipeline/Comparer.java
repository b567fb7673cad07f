package io.benchmarkagent.pipeline;

import io.benchmarkagent.baseline.Baselines;
import io.benchmarkagent.baseline.Cohort;
import io.benchmarkagent.baseline.CohortChooser;
import io.benchmarkagent.baseline.LikeForLike;
import io.benchmarkagent.baseline.SeriesBeside;
import io.benchmarkagent.baseline.SetAside;
import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.Run;
import io.benchmarkagent.run.RunFacts;
import io.benchmarkagent.run.RunKey;
import io.benchmarkagent.source.ArchivedRun;
import io.benchmarkagent.source.Reading;
import io.benchmarkagent.source.RunArchive;
import io.benchmarkagent.source.UnreadableRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Chooses the cohort from the headers and reads only its runs whole; one that turns out broken is left out and said so. */
final class Comparer {
    private final RunArchive archive;
    private final CohortChooser chooser;
    private final LikeForLike alike;
    private final AcceptedLevels accepted;
    private final KeptObservations kept;

    /** @param alike the runs of this archive */
    Comparer(
            RunArchive archive,
            CohortChooser chooser,
            LikeForLike alike,
            AcceptedLevels accepted,
            KeptObservations kept) {
        this.archive = archive;
        this.chooser = chooser;
        this.alike = alike;
        this.accepted = accepted;
        this.kept = kept;
    }

    /** @param pinned with no runs for "the earlier runs of the cohort" */
    Comparison compare(SeriesBeside target, Pinned pinned) {
        List<DataQuality> broken = new ArrayList<>();
        Set<RunKey> unreadable = new HashSet<>();
        while (true) {
            Cohort cohort = choose(target.run().facts(), pinned.runs(), unreadable);
            int before = unreadable.size();
            List<Run> runs = read(cohort, unreadable, broken);
            if (unreadable.size() == before) {
                return compared(cohort, cohort.pinned() && pinned.whole(), kept.beside(target, runs), broken);
            }
        }
    }

    private Comparison compared(Cohort cohort, boolean whole, CohortSeries series, List<DataQuality> broken) {
        Baselines baselines = new Baselines(series.runs(), accepted.segments(cohort.members(), whole));
        List<DataQuality> lines = new ArrayList<>(broken);
        baselines.setAside().forEach(one -> lines.add(line(one)));
        lines.addAll(series.dataQuality());
        Set<Path> files = files(cohort);
        files.addAll(series.files());
        return new Comparison(cohort.without(baselines.setAside()), baselines, files, lines);
    }

    private Cohort choose(RunFacts target, Set<RunKey> pinned, Set<RunKey> without) {
        return pinned.isEmpty()
                ? chooser.earlierThan(target, alike, without)
                : chooser.pinned(target, alike, without, pinned);
    }

    private List<Run> read(Cohort cohort, Set<RunKey> unreadable, List<DataQuality> broken) {
        List<Run> runs = new ArrayList<>();
        for (ArchivedRun member : members(cohort)) {
            Reading reading = archive.read(member);
            if (reading instanceof Reading.Whole whole) {
                runs.add(whole.run());
            } else if (reading instanceof Reading.Failed failed) {
                unreadable.add(member.facts().key());
                broken.add(line(failed.unreadable()));
            }
        }
        return runs;
    }

    private List<ArchivedRun> members(Cohort cohort) {
        return cohort.members().stream()
                .flatMap(key -> archive.find(key).stream())
                .toList();
    }

    private Set<Path> files(Cohort cohort) {
        Set<Path> files = new TreeSet<>();
        members(cohort).forEach(member -> files.add(member.file()));
        return files;
    }

    private static DataQuality line(SetAside one) {
        return new DataQuality(
                "baseline/set-aside/" + one.run().runId(),
                DataQuality.Level.WARNING,
                "baseline",
                "run " + one.run().runId() + " was " + one.inWords() + ". It would have hidden the next run like it",
                "find out what was different about it, and delete it or pin the baseline with --baseline");
    }

    static DataQuality line(UnreadableRun unreadable) {
        return new DataQuality(
                "archive/unreadable/" + unreadable.file().getFileName(),
                DataQuality.Level.WARNING,
                "archive",
                unreadable.file().getFileName() + " was left out: it " + unreadable.problem(),
                unreadable.mend());
    }
}
