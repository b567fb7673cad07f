package io.benchmarkagent.baseline.history;

import java.util.Arrays;

/** Order statistics. */
final class Order {
    private Order() {}

    static double median(double... values) {
        return quantile(values, .5);
    }

    /** R's type 7. */
    static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
