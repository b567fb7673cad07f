package io.benchmarkagent.baseline;

import io.benchmarkagent.baseline.history.ChangePoint;
import io.benchmarkagent.baseline.history.ChangePoints;
import io.benchmarkagent.run.AcceptedLevel;
import java.util.List;
import java.util.Optional;

/**
 * Baselines start after the latest confirmed step, or with the latest accepted level: runs of an older level say nothing of what is
 * usual now.
 *
 * @param index of the first run that counts; 0 when all do
 * @param steps all confirmed steps of the history, in order
 * @param accepted the level that was declared the new normal, where that and no later step is why
 */
public record BaselineStart(int index, List<ChangePoint> steps, Optional<AcceptedLevel> accepted) {
    /** Of a history that counts whole. */
    public static final BaselineStart FIRST = new BaselineStart(0, List.of(), Optional.empty());

    public BaselineStart {
        steps = List.copyOf(steps);
    }

    /** @param history what each run of one metric measured, oldest first, the run in question not among them */
    public static BaselineStart of(List<Baseline.Value> history) {
        List<ChangePoint> steps = ChangePoints.of(
                history.stream().mapToDouble(Baseline.Value::value).toArray());
        return new BaselineStart(
                steps.isEmpty() ? 0 : steps.get(steps.size() - 1).index(), steps, Optional.empty());
    }

    /** The same, or with the first run of this level where that is later. */
    BaselineStart notBefore(AcceptedLevel level, List<Baseline.Value> history) {
        int first = (int) history.stream()
                .filter(value -> value.run().compareTo(level.run()) < 0)
                .count();
        return first > index || (first == index && index > 0)
                ? new BaselineStart(first, steps, Optional.of(level))
                : this;
    }

    /** The runs of the history that are on the level of now. */
    public List<Baseline.Value> since(List<Baseline.Value> history) {
        return history.subList(index, history.size());
    }
}
