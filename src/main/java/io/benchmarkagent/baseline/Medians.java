package io.benchmarkagent.baseline;

import java.util.Arrays;

/** The median of the finite ones among numbers; NaN stands for what was not measured. */
final class Medians {
    /** Makes the median absolute deviation of normal noise its standard deviation. */
    private static final double TO_SD = 1.4826022185056018;

    private Medians() {}

    static double of(double[] values) {
        double[] sorted =
                Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length == 0
                ? Double.NaN
                : sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** The spread about {@code centre} that half of the values do not reach, scaled to a standard deviation. */
    static double spread(double[] values, double centre) {
        double[] deviations = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            deviations[i] = Math.abs(values[i] - centre);
        }
        return TO_SD * of(deviations);
    }
}
