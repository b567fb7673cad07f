package io.benchmarkagent.baseline.history;

import java.util.Arrays;

/**
 * The correlation φ of one run's residual with the next one's, never below 0: to take noise for rougher than it is would make
 * steps of it.
 */
final class Autocorrelation {
    private static final double LARGEST = .95;

    /** A step whose place was chosen takes this many levels' worth of autocorrelation with it. */
    private static final double PER_PLACE = .5;

    /** In standard errors: too low a φ makes steps of noise, too high a one only misses small ones. */
    private static final double CAUTION = .5;

    private Autocorrelation() {}

    /**
     * From the residuals within each level, corrected for what the estimated levels and places take away.
     *
     * <p>Source: Kendall 1954, Marriott &amp; Pope 1954: the bias is -(1 + 3φ)/n for each estimated mean.
     */
    static double of(double[] y, Levels levels) {
        double[] residuals = levels.residuals(y);
        double squares = Arrays.stream(residuals).map(r -> r * r).sum();
        if (squares == 0) {
            return 0;
        }
        double products = 0;
        for (int level = 0; level < levels.count(); level++) {
            for (int t = levels.from(level) + 1; t < levels.to(level); t++) {
                products += residuals[t] * residuals[t - 1];
            }
        }
        int n = y.length;
        double raw = products / squares * n / (n - levels.count());
        return cautious(unbiased(raw, (levels.count() + PER_PLACE * levels.steps()) / n), n);
    }

    private static double unbiased(double raw, double means) {
        return Math.min(LARGEST, (raw + means) / Math.max(.4, 1 - 3 * means));
    }

    private static double cautious(double phi, int n) {
        double error = Math.sqrt(Math.max(.1, 1 - phi * phi) / n);
        return clamped(phi + CAUTION * error);
    }

    /**
     * From differences, before any step is known: the mean square over two runs is (1 + φ) times that over one. The largest
     * differences, where steps and outliers are, are left out. Source: the idea of Chakar et al. 2017.
     */
    static double ofDifferences(double[] y) {
        double one = square(y, 1);
        return one == 0 ? 0 : clamped(square(y, 2) / one - 1);
    }

    /** The mean square of the differences over {@code lag} runs, without those beyond three standard deviations. */
    static double square(double[] y, int lag) {
        double[] differences = new double[Math.max(0, y.length - lag)];
        Arrays.setAll(differences, t -> Math.abs(y[t + lag] - y[t]));
        double limit = 3 * 1.4826 * Order.median(differences);
        return Arrays.stream(differences)
                .filter(d -> d <= limit)
                .map(d -> d * d)
                .average()
                .orElse(0);
    }

    private static double clamped(double phi) {
        return Math.max(0, Math.min(LARGEST, phi));
    }
}
