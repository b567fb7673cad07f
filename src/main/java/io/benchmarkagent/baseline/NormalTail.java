package io.benchmarkagent.baseline;

import org.apache.commons.math3.special.Erf;

/** The normal quantile far out in the tail, where 1 - p/2 would round to 1. */
final class NormalTail {
    /** Two-sided tail probabilities end here in double precision. */
    private static final double FARTHEST = 37.5;

    private NormalTail() {}

    /** z ≥ 0 with P(|Z| ≥ z) = p, by bisection on erfc, which keeps its relative precision in the tail. */
    static double quantile(double p) {
        double low = 0;
        double high = FARTHEST;
        for (int i = 0; i < 80; i++) {
            double middle = (low + high) / 2;
            if (Erf.erfc(middle / Math.sqrt(2)) > p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
