package io.benchmarkagent.pipeline.calibration;

import io.benchmarkagent.baseline.Kind;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.RunKey;
import io.benchmarkagent.source.UnreadableRun;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The false-alarm rates that an archive's own noise gives, if nothing but noise is in it.
 *
 * @param runs how many executions the archive holds
 * @param judged how many of them had enough others to be judged against
 * @param most how many runs a baseline held at the most
 * @param withAlert how many of the judged ones would carry an alert
 * @param noisiest the metrics that are out of line the most often, with those that never were left out
 * @param farthest the runs with the most observations over 3σ
 */
public record Calibration(
        Against against,
        int runs,
        int judged,
        int most,
        Rates all,
        SortedMap<Kind, Rates> kinds,
        int withAlert,
        List<Noisy> noisiest,
        List<Far> farthest,
        List<UnreadableRun> unreadable) {
    public Calibration {
        kinds = Collections.unmodifiableSortedMap(new TreeMap<>(kinds));
        noisiest = List.copyOf(noisiest);
        farthest = List.copyOf(farthest);
        unreadable = List.copyOf(unreadable);
    }

    /** A metric and how often it alarms. */
    public record Noisy(MetricKey metric, Rates rates) {}

    /** A run and how many of its observations lie beyond 3σ. */
    public record Far(RunKey run, long beyondThree, long observations) {}
}
