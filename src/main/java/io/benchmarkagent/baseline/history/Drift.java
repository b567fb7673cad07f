package io.benchmarkagent.baseline.history;

import java.util.Arrays;
import java.util.Optional;

/**
 * A metric that creeps: too little from run to run to be seen, too steadily to be noise.
 *
 * @param perRun the slope, in the metric's unit
 * @param total what the slope makes from the first to the last of {@code runs}
 * @param p of Mann and Kendall's test, the autocorrelation of the residuals allowed for
 * @param runs how many runs it was seen over
 */
public record Drift(double perRun, double total, double p, int runs) {
    public static final int FEWEST_RUNS = 10;

    /** A slow drift that matters now shows in these; all pairs of more would take their time. */
    static final int MOST_RUNS = 1000;

    static final double SIGNIFICANCE = .01;

    /**
     * The drift of a series without steps (take the runs since the latest one); empty for fewer than ten runs, and where noise does
     * the same.
     *
     * @param values finite, oldest run first
     */
    public static Optional<Drift> of(double[] values) {
        if (values.length < FEWEST_RUNS) {
            return Optional.empty();
        }
        double[] runs = Arrays.copyOfRange(values, Math.max(0, values.length - MOST_RUNS), values.length);
        double unit = Scaled.largest(runs);
        double[] latest = Scaled.withinOne(runs);
        double slope = TheilSen.slope(latest);
        double phi = Autocorrelation.of(Scaled.of(without(latest, slope)).y(), Levels.one(latest.length));
        double p = MannKendall.of(latest).autocorrelated(latest.length, phi).pValue();
        return p > SIGNIFICANCE || slope == 0
                ? Optional.empty()
                : Optional.of(new Drift(unit * slope, unit * (slope * (latest.length - 1)), p, latest.length));
    }

    private static double[] without(double[] values, double slope) {
        double[] residuals = new double[values.length];
        Arrays.setAll(residuals, t -> values[t] - slope * t);
        return residuals;
    }
}
