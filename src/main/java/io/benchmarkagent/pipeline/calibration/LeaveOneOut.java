package io.benchmarkagent.pipeline.calibration;

import io.benchmarkagent.baseline.BaselineSettings;
import io.benchmarkagent.baseline.Baselines;
import io.benchmarkagent.baseline.CohortChooser;
import io.benchmarkagent.baseline.LikeForLike;
import io.benchmarkagent.baseline.SeriesBeside;
import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.Detection;
import io.benchmarkagent.detection.Examination;
import io.benchmarkagent.detection.Judge;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.pipeline.Progress;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.Run;
import io.benchmarkagent.run.RunFacts;
import io.benchmarkagent.run.RunKey;
import io.benchmarkagent.run.SeriesFigures;
import io.benchmarkagent.source.ArchivedRun;
import io.benchmarkagent.source.RunArchive;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Every run of an archive, judged as its report would judge it, by the same baselines and the same detectors, against others of its
 * cohort. A baseline never holds more runs than a report's does, so the time is proportional to the number of runs.
 */
public final class LeaveOneOut {
    private final CohortChooser chooser;
    private final Judge judge;
    private final Detection detection;
    private final int most;
    private final Function<RunFacts, Optional<SeriesFigures>> kept;
    private final Progress progress;

    /**
     * @param most how many runs a baseline holds
     * @param kept the figures of a run's series that its report kept
     */
    public LeaveOneOut(
            CohortChooser chooser,
            Judge judge,
            Detection detection,
            int most,
            Function<RunFacts, Optional<SeriesFigures>> kept,
            Progress progress) {
        this.kept = kept;
        this.chooser = chooser;
        this.judge = judge;
        this.detection = detection;
        this.most = most;
        this.progress = progress;
    }

    public Calibration over(RunArchive archive, Against against) {
        List<RunFacts> known = archive.runs().stream().map(ArchivedRun::facts).toList();
        LikeForLike alike = chooser.among(known);
        Runs runs = new Runs(archive.keeping(most + 2), kept, most + 2);
        Sums sums = new Sums();
        for (RunFacts run : alike.cohortByCohort()) {
            progress.stage("judge " + run.key().runId());
            List<RunKey> others = alike.others(run);
            add(sums, runs, run.key(), against.of(others, earlier(others, run.key()), most));
        }
        return sums.calibration(against, known.size(), most, runs.unreadable());
    }

    private void add(Sums sums, Runs runs, RunKey key, List<RunKey> companions) {
        List<Run> cohort =
                companions.stream().map(runs::read).flatMap(Optional::stream).toList();
        Optional<Run> target = runs.read(key);
        if (target.isPresent() && cohort.size() >= BaselineSettings.FEWEST_FOR_SIGMA) {
            SeriesBeside beside = new SeriesBeside(target.get(), runs.figures(target.get()));
            judge(sums, beside.run(), new Baselines(beside(beside, cohort, runs)));
        }
    }

    /** With what their series add; where this run has none there is nothing to compare. */
    private static List<Run> beside(SeriesBeside target, List<Run> cohort, Runs runs) {
        return target.hasNone()
                ? cohort
                : cohort.stream()
                        .map(run -> target.earlier(run, runs.figures(run)))
                        .toList();
    }

    private void judge(Sums sums, Run run, Baselines baselines) {
        List<Observation> observations = judge.judge(run, baselines, Evidence.NONE);
        boolean alert =
                detection.anomalies(new Examination(run, observations, Evidence.NONE, baselines.shifts(run))).stream()
                        .anyMatch(Anomaly::isAlert);
        sums.add(run.key(), observations, alert);
    }

    private static int earlier(List<RunKey> others, RunKey key) {
        return (int)
                others.stream().takeWhile(other -> other.compareTo(key) < 0).count();
    }
}
