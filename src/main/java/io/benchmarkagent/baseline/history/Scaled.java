package io.benchmarkagent.baseline.history;

import java.util.Arrays;

/** A series of one value or more with its median at 0 and within ±1, outliers pulled in: squares neither overflow nor cancel. */
final class Scaled {
    /** Relative; sums of the same numbers in another order differ by less. */
    private static final double LAST_DIGITS = 1e-12;

    private final double largest;
    private final double centre;
    private final double unit;
    private final double[] y;
    private final double smallestGap;

    private Scaled(double largest, double centre, double unit, double[] y) {
        this.largest = largest;
        this.centre = centre;
        this.unit = unit;
        this.y = y;
        this.smallestGap = smallestGap(y);
    }

    static Scaled of(double[] values) {
        double largest = largest(values);
        double[] within = withinOne(values);
        double centre = Order.median(within);
        double[] y = Arrays.stream(within).map(v -> v - centre).toArray();
        double unit = largest(y);
        return unit <= LAST_DIGITS
                ? new Scaled(largest, centre, 0, new double[values.length])
                : new Scaled(largest, centre, unit, Outliers.pulledIn(withinOne(y)));
    }

    /** Divided by the largest of them; what is too small to be divided is 0. */
    static double[] withinOne(double[] values) {
        double largest = largest(values);
        return Arrays.stream(values)
                .map(v -> largest < Double.MIN_NORMAL ? 0 : v / largest)
                .toArray();
    }

    static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }

    double[] y() {
        return y.clone();
    }

    double inUnits(double scaled) {
        return largest * (centre + unit * scaled);
    }

    /** All the same, but for last digits and single outliers. */
    boolean isConstant() {
        return smallestGap == 0;
    }

    /**
     * The standard deviation that rounding alone gives, gap/√12: no spread is taken to be smaller, so that no step is infinitely
     * many standard deviations high.
     */
    double resolution() {
        return smallestGap / Math.sqrt(12);
    }

    private static double smallestGap(double[] y) {
        double[] sorted = y.clone();
        Arrays.sort(sorted);
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 1; i < sorted.length; i++) {
            double gap = sorted[i] - sorted[i - 1];
            smallest = gap > LAST_DIGITS ? Math.min(smallest, gap) : smallest;
        }
        return Double.isInfinite(smallest) ? 0 : smallest;
    }
}
