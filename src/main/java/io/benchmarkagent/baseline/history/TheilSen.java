package io.benchmarkagent.baseline.history;

/** The median of the slopes between all pairs of runs: up to 29 % of them may be anything. Source: Theil 1950, Sen 1968. */
public final class TheilSen {
    private TheilSen() {}

    /** Per run; of two values or more. */
    public static double slope(double[] values) {
        int n = values.length;
        double[] slopes = new double[n * (n - 1) / 2];
        int next = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                slopes[next++] = (values[j] - values[i]) / (j - i);
            }
        }
        return Order.median(slopes);
    }
}
