package io.benchmarkagent.baseline.history;

import org.apache.commons.math3.special.Erf;

/**
 * The largest of many correlated standard normal figures, one for each place a step could be at: how often it is {@code b} or more in
 * noise. From nearly independent places (each counts in full) to nearly equal ones (all count once).
 *
 * <p>Source: Siegmund &amp; Yakir, The Statistics of Gene Mapping, 5.3; Siegmund 1985, ch. IV and XI, for the overshoot ν.
 */
final class SearchedMaximum {
    private final double[] turnover;

    /** @param turnover 1 - the correlation between the figures of one place and the next */
    SearchedMaximum(double[] turnover) {
        this.turnover = turnover.clone();
    }

    double pValue(double b) {
        double places = 0;
        for (double c : turnover) {
            places += b * c * overshoot(b * Math.sqrt(2 * c));
        }
        double tail = Erf.erfc(b / Math.sqrt(2)) + 2 * density(b) * places;
        return Math.min(1, tail);
    }

    private static double overshoot(double x) {
        if (x < 1e-3) {
            return 1;
        }
        double half = x / 2;
        double above = Erf.erf(half / Math.sqrt(2)) / 2;
        return (2 / x) * above / (half * (above + .5) + density(half));
    }

    private static double density(double x) {
        return StrictMath.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }

    /** The standard normal figure with the tail of Student's t. Source: Wallace 1959; within .001 of it, and never infinite. */
    static double normal(double t, double df) {
        return (8 * df + 1) / (8 * df + 3) * Math.sqrt(df * StrictMath.log1p(t * t / df));
    }
}
