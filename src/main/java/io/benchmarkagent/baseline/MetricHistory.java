package io.benchmarkagent.baseline;

import java.util.List;
import java.util.Optional;

/**
 * All that the cohort's runs measured of one metric, older levels too, and where its baseline starts.
 *
 * @param values oldest first
 */
public record MetricHistory(List<Baseline.Value> values, BaselineStart start) {
    public MetricHistory {
        values = List.copyOf(values);
    }

    /** Runs of an older level are in no baseline. */
    public boolean isCut() {
        return start.index() > 0;
    }

    /** What runs of an older level measured. */
    public List<Baseline.Value> before() {
        return values.subList(0, start.index());
    }

    /** Empty where no run is on the level of now. */
    Optional<Baseline> baseline() {
        List<Baseline.Value> since = start.since(values);
        return since.isEmpty() ? Optional.empty() : Optional.of(new Baseline(since));
    }
}
