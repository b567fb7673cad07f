package io.benchmarkagent.baseline.history;

import java.util.Arrays;
import java.util.List;

/** The history of one metric, run by run: was a run out of line with those before it, and what did later runs make of it? */
public final class RunVerdicts {
    private static final double SIGMA = 3;
    private static final int FEWEST_RUNS = 3;

    /** With the run itself they would be a confirmed step. */
    public static final int FEWEST_LATER = ChangePoints.CONFIRMING_RUNS - 1;

    private static final double LAST_DIGITS = 1e-12;

    private final double[] values;
    private final List<ChangePoint> steps;

    /** @param values finite, oldest run first */
    public RunVerdicts(double[] values) {
        this.values = Scaled.withinOne(values);
        this.steps = ChangePoints.of(values);
    }

    /** Of the newest run; {@link RunVerdict#NONE} where there is none. */
    public RunVerdict ofNewest() {
        if (values.length == 0) {
            return RunVerdict.NONE;
        }
        int newest = values.length - 1;
        RunVerdict then = then(newest);
        boolean confirmed = then != RunVerdict.NONE && steps.stream().anyMatch(step -> begins(step, newest));
        return confirmed ? RunVerdict.CONFIRMED_STEP : then;
    }

    /**
     * What later runs make of a run that was out of line. To be back is more than to be no confirmed step, which a short or an
     * autocorrelated history never has: three runs in a row have to be, those right after it or the newest.
     *
     * @param up which way it was out of line
     * @param back of each later run of these values, oldest first, whether it is where runs were before
     */
    public Outcome outcome(int run, boolean up, List<Boolean> back) {
        if (steps.stream()
                .anyMatch(step -> (step.direction() == ChangePoint.Direction.UP) == up && begins(step, run))) {
            return Outcome.CONFIRMED;
        }
        int later = back.size();
        boolean enough = later >= FEWEST_LATER;
        return enough && (allOf(back.subList(0, FEWEST_LATER)) || allOf(back.subList(later - FEWEST_LATER, later)))
                ? Outcome.WITHDRAWN
                : Outcome.OPEN;
    }

    private static boolean allOf(List<Boolean> back) {
        return back.stream().allMatch(Boolean::booleanValue);
    }

    private static boolean begins(ChangePoint step, int run) {
        return step.earliest() <= run && run < step.index() + ChangePoints.CONFIRMING_RUNS;
    }

    /** As it looked when it was the newest. */
    private RunVerdict then(int run) {
        int start = levelBefore(run);
        int longest = Math.min(2 * ChangePoints.CONFIRMING_RUNS, (run + 1 - start) / 2);
        for (int together = longest; together >= 1; together--) {
            if (allDepart(start, run + 1 - together, run)) {
                return together == 1 ? RunVerdict.OUTLIER : RunVerdict.SUSPECTED_STEP;
            }
        }
        return RunVerdict.NONE;
    }

    /** Where the level began that the run was to be compared with: that of the latest step that was already confirmed. */
    private int levelBefore(int run) {
        return steps.stream()
                .mapToInt(ChangePoint::index)
                .filter(index -> index + ChangePoints.CONFIRMING_RUNS <= run)
                .max()
                .orElse(0);
    }

    private boolean allDepart(int start, int first, int last) {
        if (first - start < FEWEST_RUNS) {
            return false;
        }
        double[] level = Outliers.pulledIn(Arrays.copyOfRange(values, start, first));
        double side = sigma(level, values[last]);
        return Arrays.stream(values, first, last + 1)
                .allMatch(value -> sigma(level, value) * Math.signum(side) >= SIGMA);
    }

    /** The prediction interval's σ; any change from a constant is as far out as there is need for. */
    private static double sigma(double[] level, double value) {
        double mean = Arrays.stream(level).average().orElse(value);
        double squares = Arrays.stream(level).map(v -> (v - mean) * (v - mean)).sum();
        double sd = Math.sqrt(squares / (level.length - 1));
        double distance = Math.abs(value - mean);
        double digits = LAST_DIGITS * Math.max(Math.abs(mean), Math.abs(value));
        if (distance <= digits) {
            return 0;
        }
        double sigma = sd <= digits
                ? SIGMA
                : SearchedMaximum.normal(distance / (sd * Math.sqrt(1 + 1.0 / level.length)), level.length - 1.0);
        return Math.copySign(sigma, value - mean);
    }
}
