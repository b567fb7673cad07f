package io.benchmarkagent.evaluation;

import io.benchmarkagent.baseline.Baselines;
import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.Detection;
import io.benchmarkagent.detection.DetectionSettings;
import io.benchmarkagent.detection.Examination;
import io.benchmarkagent.detection.Judge;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.detection.OutlyingMetric;
import io.benchmarkagent.detection.WholeRunShift;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.MetricCatalogue;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.Run;
import java.util.List;
import java.util.Set;

/** One run through the product's own code, as the pipeline does it without Prometheus and Kubernetes. */
record Judged(Baselines baselines, List<Observation> observations, List<Anomaly> anomalies) {
    private static final Judge JUDGE = new Judge(MetricCatalogue.standard(), DetectionSettings.STANDARD);
    private static final Detection DETECTION = new Detection(
            List.of(new OutlyingMetric(DetectionSettings.STANDARD), new WholeRunShift(DetectionSettings.STANDARD)));

    static Judged of(Run run, List<Run> cohort) {
        return of(run, new Baselines(cohort));
    }

    static Judged of(Run run, Baselines baselines) {
        List<Observation> observations = JUDGE.judge(run, baselines, Evidence.NONE);
        Examination examination = new Examination(run, observations, Evidence.NONE, baselines.shifts(run));
        return new Judged(baselines, observations, DETECTION.anomalies(examination));
    }

    /** Of the judged among these, the share whose σ lies beyond this. */
    double beyond(double sigma, List<MetricKey> keys) {
        Set<MetricKey> wanted = Set.copyOf(keys);
        List<Observation> these =
                observations.stream().filter(o -> wanted.contains(o.key())).toList();
        long judged = these.stream().filter(o -> o.expected().isPresent()).count();
        long out = these.stream()
                .filter(o -> Math.abs(o.sigma().orElse(0)) > sigma)
                .count();
        return (double) out / judged;
    }
}
