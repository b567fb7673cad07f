package io.benchmarkagent.baseline.history;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.special.Erf;

/**
 * Whether later values tend to be higher or lower: pairs that rise less pairs that fall, against what independent values give, ties
 * counted, or against what autocorrelated ones give.
 *
 * <p>Source: Mann 1945, Kendall 1975; Hamed &amp; Rao 1998 for the variance under autocorrelation.
 */
record MannKendall(long score, double variance) {
    static MannKendall of(double[] values) {
        return new MannKendall(score(values), independent(values));
    }

    /** @param phi the first-order autocorrelation of what a trend leaves */
    MannKendall autocorrelated(int n, double phi) {
        double sum = 0;
        double power = phi;
        for (int lag = 1; lag < n - 2 && power > 1e-9; lag++) {
            double ofRanks = 6 / Math.PI * StrictMath.asin(power / 2);
            sum += (n - lag) * (n - lag - 1.0) * (n - lag - 2) * ofRanks;
            power *= phi;
        }
        return new MannKendall(score, variance * (1 + 2 * sum / (n * (n - 1.0) * (n - 2))));
    }

    /** Two-sided, with the correction for continuity. */
    double pValue() {
        double z = variance == 0 ? 0 : Math.max(0, Math.abs(score) - 1) / Math.sqrt(variance);
        return Erf.erfc(z / Math.sqrt(2));
    }

    private static long score(double[] values) {
        long score = 0;
        for (int i = 0; i < values.length; i++) {
            for (int j = i + 1; j < values.length; j++) {
                score += values[j] > values[i] ? 1 : values[j] < values[i] ? -1 : 0;
            }
        }
        return score;
    }

    private static double independent(double[] values) {
        Map<Double, Long> ties = new TreeMap<>();
        Arrays.stream(values).forEach(value -> ties.merge(value, 1L, Long::sum));
        double tied = ties.values().stream().mapToDouble(MannKendall::pairs).sum();
        return (pairs(values.length) - tied) / 18;
    }

    private static double pairs(long n) {
        return n * (n - 1.0) * (2 * n + 5);
    }
}
