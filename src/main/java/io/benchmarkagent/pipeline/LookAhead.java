package io.benchmarkagent.pipeline;

import io.benchmarkagent.baseline.AsOf;
import io.benchmarkagent.baseline.Baselines;
import io.benchmarkagent.baseline.CohortChooser;
import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.Judge;
import io.benchmarkagent.detection.LaterRuns;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.findings.Sequel;
import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.Run;
import io.benchmarkagent.run.RunFacts;
import io.benchmarkagent.run.RunKey;
import io.benchmarkagent.source.ArchivedRun;
import io.benchmarkagent.source.Reading;
import io.benchmarkagent.source.RunArchive;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The runs of the cohort that came after the one a report is about, judged against its baseline; one that turns out broken is left out
 * and said so.
 *
 * @param sequel empty where nobody asked for later runs
 */
record LookAhead(Optional<Sequel> sequel, List<LaterRuns.Judged> runs, Set<Path> files, List<DataQuality> dataQuality) {
    private static final LookAhead NOT_ASKED = new LookAhead(Optional.empty(), List.of(), Set.of(), List.of());

    static LookAhead of(
            Optional<AsOf> asOf,
            Run target,
            RunArchive archive,
            CohortChooser chooser,
            Judge judge,
            Comparison comparison) {
        return asOf.map(when -> {
                    List<RunFacts> known =
                            archive.runs().stream().map(ArchivedRun::facts).toList();
                    List<RunKey> later = chooser.laterThan(
                            target.facts(),
                            known,
                            when,
                            Set.copyOf(comparison.cohort().members()));
                    return read(when, later, archive, judge, comparison.baselines());
                })
                .orElse(NOT_ASKED);
    }

    private static LookAhead read(AsOf asOf, List<RunKey> later, RunArchive archive, Judge judge, Baselines baselines) {
        List<LaterRuns.Judged> runs = new ArrayList<>();
        Set<Path> files = new TreeSet<>();
        List<DataQuality> broken = new ArrayList<>();
        Set<RunKey> wanted = Set.copyOf(later);
        for (ArchivedRun one : archive.runs()) {
            if (wanted.contains(one.facts().key())) {
                Reading reading = archive.read(one);
                if (reading instanceof Reading.Whole whole) {
                    runs.add(judged(whole.run(), judge, baselines));
                    files.add(one.file());
                } else if (reading instanceof Reading.Failed failed) {
                    broken.add(Comparer.line(failed.unreadable()));
                }
            }
        }
        List<RunKey> read = runs.stream().map(LaterRuns.Judged::run).toList();
        return new LookAhead(Optional.of(new Sequel(asOf.asked(), asOf.until(), read)), runs, files, broken);
    }

    private static LaterRuns.Judged judged(Run run, Judge judge, Baselines baselines) {
        return new LaterRuns.Judged(run.key(), judge.judge(run, baselines, Evidence.NONE), baselines.shifts(run));
    }

    List<Observation> told(RunKey run, List<Observation> observations) {
        return sequel.isEmpty() ? observations : new LaterRuns(runs).told(run, observations);
    }

    List<Anomaly> told(RunKey run, List<Anomaly> anomalies, List<Observation> told) {
        return sequel.isEmpty() ? anomalies : new LaterRuns(runs).told(run, anomalies, told);
    }

    /** What was compared with, and a note of how many later runs were consulted. */
    Comparison noted(Comparison comparison) {
        return sequel.map(told -> comparison.with(told.note(), files, dataQuality))
                .orElse(comparison);
    }
}
