package io.benchmarkagent.baseline.history;

import java.util.Arrays;

/**
 * Single values far from those around them are pulled in, so that one bad run neither makes a step nor hides one. A level of four
 * runs or more is the median of its own window and stays as it is. Where a tenth of the runs or more lie far out, that is how this
 * metric is (two modes, say), and nothing is pulled in.
 */
final class Outliers {
    private static final int HALF = 3;
    private static final int WINDOW = 2 * HALF + 1;
    private static final double FAR = 3.5;
    private static final double MAD_TO_SD = 1.4826;
    private static final double NORMAL_90 = 1.645;

    private Outliers() {}

    static double[] pulledIn(double[] y) {
        if (y.length < WINDOW) {
            return y.clone();
        }
        double[] middles = new double[y.length];
        double[] distances = new double[y.length];
        for (int t = 0; t < y.length; t++) {
            middles[t] = middle(y, t);
            distances[t] = Math.abs(y[t] - middles[t]);
        }
        double reach = FAR * spread(distances);
        double[] pulled = new double[y.length];
        Arrays.setAll(pulled, t -> Math.max(middles[t] - reach, Math.min(middles[t] + reach, y[t])));
        return pulled;
    }

    /** The median of the runs around it; at the ends, of the first or last seven. */
    private static double middle(double[] y, int t) {
        int from = Math.max(0, Math.min(t - HALF, y.length - WINDOW));
        return Order.median(Arrays.copyOfRange(y, from, from + WINDOW));
    }

    private static double spread(double[] distances) {
        return Math.max(MAD_TO_SD * Order.median(distances), Order.quantile(distances, .9) / NORMAL_90);
    }
}
