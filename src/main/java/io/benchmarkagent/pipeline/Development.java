package io.benchmarkagent.pipeline;

import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.run.RunKey;
import java.util.List;
import java.util.Optional;

/**
 * What became of the anomalies of a cohort with one run.
 *
 * @param name what {@code --run-id} takes
 * @param before the newest comparable earlier run, whose anomalies these are held against; empty for the first of its cohort
 * @param judged how many observations could be judged; with none, nothing is known of new or gone
 * @param isNew in this run and not in the one before
 * @param persists in both, as they are in this run
 * @param gone in the one before and not in this run
 */
public record Development(
        RunKey run,
        String name,
        Optional<RunKey> before,
        int judged,
        List<Anomaly> isNew,
        List<Anomaly> persists,
        List<Anomaly> gone) {
    public Development {
        isNew = List.copyOf(isNew);
        persists = List.copyOf(persists);
        gone = List.copyOf(gone);
    }
}
