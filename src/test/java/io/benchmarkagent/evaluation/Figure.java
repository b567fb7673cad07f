package io.benchmarkagent.evaluation;

import java.util.Arrays;

/**
 * One measured figure.
 *
 * @param what the cell, such as {@code "n = 5, log-normal: over 2 sigma"}
 * @param value as measured; a share is in [0, 1]
 * @param standardError of {@code value}; NaN where there is none
 */
record Figure(String what, double value, double standardError, Target target) {

    /** The values that are good enough; infinite where there is no bound. */
    record Target(double low, double high) {
        static final Target NONE = new Target(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

        static Target atLeast(double low) {
            return new Target(low, Double.POSITIVE_INFINITY);
        }

        static Target atMost(double high) {
            return new Target(Double.NEGATIVE_INFINITY, high);
        }

        boolean isNone() {
            return equals(NONE);
        }
    }

    /** The share of {@code hits} in {@code trials} with its binomial standard error. */
    static Figure share(String what, long hits, long trials, Target target) {
        double share = (double) hits / trials;
        return new Figure(what, share, Math.sqrt(share * (1 - share) / trials), target);
    }

    /** The mean of independent trials with its standard error. */
    static Figure mean(String what, double[] trials, Target target) {
        double mean = Arrays.stream(trials).average().orElse(Double.NaN);
        double squares = Arrays.stream(trials).map(x -> (x - mean) * (x - mean)).sum();
        return new Figure(what, mean, Math.sqrt(squares / (trials.length - 1) / trials.length), target);
    }

    boolean holds() {
        return target.isNone() || (value >= target.low() && value <= target.high());
    }
}
