package io.benchmarkagent.detection;

import io.benchmarkagent.baseline.history.Outcome;
import io.benchmarkagent.run.RunKey;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;

/**
 * What later runs of the cohort, held against the same baseline, make of what was out of line in this one.
 *
 * @param later those that measured it, oldest first
 */
public record Hindsight(Outcome outcome, List<Later> later) {
    public Hindsight {
        later = List.copyOf(later);
    }

    /**
     * What a later run measured.
     *
     * @param back it is not out of line that way, and nearer to what runs were before
     */
    public record Later(RunKey run, double value, boolean back) {}

    public int back() {
        return (int) later.stream().filter(Later::back).count();
    }

    public int stay() {
        return later.size() - back();
    }

    /** From the lowest to the highest of those that are back, or of those that stay; empty where there are none. */
    public Optional<Interval> level(boolean back) {
        DoubleSummaryStatistics values = later.stream()
                .filter(run -> run.back() == back)
                .mapToDouble(Later::value)
                .summaryStatistics();
        return values.getCount() == 0 ? Optional.empty() : Optional.of(new Interval(values.getMin(), values.getMax()));
    }
}
