package io.benchmarkagent.baseline.history;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * From a metric's values, oldest run first, to its confirmed steps. All cuts into levels are weighed for candidates; the noise's
 * autocorrelation is estimated from what the levels leave; then steps that are too small, or that a search through noise would
 * find as easily, are taken out one by one, the weakest first, and the rest is fitted anew. Without chance: the same values give the
 * same steps.
 */
public final class ChangePoints {
    /** A step is confirmed when this many runs are on its new level, the first of them included. */
    public static final int CONFIRMING_RUNS = 4;

    /** Smaller steps are within what the metric does from run to run. */
    public static final double SMALLEST_SD = 1.5;

    /** How often noise alone may show a step, corrected for the search. */
    public static final double SIGNIFICANCE = .01;

    private static final int ROUNDS = 3;

    private ChangePoints() {}

    /**
     * The confirmed steps in order; none for fewer than eight runs.
     *
     * @param values finite
     */
    public static List<ChangePoint> of(double[] values) {
        if (values.length < 2 * CONFIRMING_RUNS) {
            return List.of();
        }
        Scaled series = Scaled.of(values);
        return series.isConstant() ? List.of() : ofMoving(series);
    }

    private static List<ChangePoint> ofMoving(Scaled series) {
        Fit fit = tested(series, candidates(series).replaced());
        return StraightLine.explains(series.y(), fit.levels(), series.resolution()) ? List.of() : fit.steps();
    }

    private static Fit candidates(Scaled series) {
        Fit fit = Fit.of(series, Fit.firstCandidates(series, CONFIRMING_RUNS), CONFIRMING_RUNS);
        for (int round = 1; round < ROUNDS; round++) {
            Levels again = fit.candidates();
            if (again.equals(fit.levels())) {
                return fit;
            }
            fit = Fit.of(series, again, CONFIRMING_RUNS);
        }
        return fit;
    }

    private static Fit tested(Scaled series, Fit candidates) {
        Fit fit = candidates;
        for (Optional<Integer> weakest = weakest(fit); weakest.isPresent(); weakest = weakest(fit)) {
            Levels fewer = fit.levels().withoutStep(weakest.get());
            fit = Fit.of(series, fewer, CONFIRMING_RUNS).replaced();
        }
        return fit;
    }

    /** Which step is to go: first those too small, the smallest of them, then the least significant. */
    private static Optional<Integer> weakest(Fit fit) {
        List<ChangePoint> steps = fit.steps();
        return steps.stream()
                .filter(step -> isSmall(step) || step.p() > SIGNIFICANCE)
                .max(Comparator.comparingDouble(
                        step -> isSmall(step) ? 2 + SMALLEST_SD - Math.abs(step.sizeSd()) : step.p()))
                .map(steps::indexOf);
    }

    private static boolean isSmall(ChangePoint step) {
        return Math.abs(step.sizeSd()) < SMALLEST_SD;
    }
}
