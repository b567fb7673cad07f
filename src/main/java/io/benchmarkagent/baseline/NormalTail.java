package io.benchmarkagent.baseline;

import org.apache.commons.math3.special.Erf;

/** The normal quantile far out in the tail, where 1 - p/2 would round to 1. */
final class NormalTail {
    /** Two-sided tail probabilities end here in double precision. */
    private static final double FARTHEST = 37.5;

    private static final int STEPS = 4;

    private NormalTail() {}

    /** P(|Z| ≥ z). */
    static double twoSided(double z) {
        return Erf.erfc(z / Math.sqrt(2));
    }

    /** z ≥ 0 with P(|Z| ≥ z) = p, by Halley's method on erfc, which keeps its relative precision in the tail. */
    static double quantile(double p) {
        if (p >= 1) {
            return 0;
        }
        double z = p > 0 ? start(p) : FARTHEST;
        for (int i = 0; i < STEPS && z < FARTHEST; i++) {
            double newton = (twoSided(z) - p) / (Math.sqrt(2 / Math.PI) * StrictMath.exp(-z * z / 2));
            z = Math.max(0, z + newton / (1 + z * newton / 2));
        }
        return Math.min(z, FARTHEST);
    }

    /** Good to three digits: Abramowitz &amp; Stegun 26.2.23. */
    private static double start(double p) {
        double t = Math.sqrt(-2 * StrictMath.log(p / 2));
        return t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
    }
}
