package io.benchmarkagent.baseline;

import io.benchmarkagent.run.AcceptedLevel;
import io.benchmarkagent.run.MetricKey;
import java.util.List;

/**
 * Where the baseline of each metric starts.
 *
 * @param afterSteps whether the latest confirmed step starts one
 * @param accepted the levels that were declared the new normal, in force, oldest first
 */
public record Segments(boolean afterSteps, List<AcceptedLevel> accepted) {
    /** Every run counts, whatever its level. */
    public static final Segments NONE = new Segments(false, List.of());

    public static final Segments AFTER_STEPS = new Segments(true, List.of());

    public Segments {
        accepted = List.copyOf(accepted);
    }

    /** @param history of one metric, oldest first */
    BaselineStart start(MetricKey key, List<Baseline.Value> history) {
        BaselineStart start = afterSteps && key.statistic().judged() ? BaselineStart.of(history) : BaselineStart.FIRST;
        for (AcceptedLevel level : accepted) {
            if (level.covers(key.subject(), key.metric())) {
                start = start.notBefore(level, history);
            }
        }
        return start;
    }
}
