package io.benchmarkagent.baseline;

import io.benchmarkagent.baseline.history.ChangePoint;
import io.benchmarkagent.baseline.history.ChangePoints;
import java.util.List;

/**
 * Baselines start after the latest confirmed step: runs of an older level say nothing of what is usual now.
 *
 * @param index of the first run that counts; 0 when all do
 * @param steps all confirmed steps of the history, in order
 */
public record BaselineStart(int index, List<ChangePoint> steps) {
    public BaselineStart {
        steps = List.copyOf(steps);
    }

    /** @param history what each run of one metric measured, oldest first, the run in question not among them */
    public static BaselineStart of(List<Baseline.Value> history) {
        List<ChangePoint> steps = ChangePoints.of(
                history.stream().mapToDouble(Baseline.Value::value).toArray());
        return new BaselineStart(
                steps.isEmpty() ? 0 : steps.get(steps.size() - 1).index(), steps);
    }

    /** The runs of the history that are on the level of now. */
    public List<Baseline.Value> since(List<Baseline.Value> history) {
        return history.subList(index, history.size());
    }
}
