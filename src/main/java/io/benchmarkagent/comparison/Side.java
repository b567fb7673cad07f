package io.benchmarkagent.comparison;

import java.util.List;

/**
 * One group's mean on the scale of the comparison, over all loads with their weights, and how surely it is known.
 *
 * @param n runs
 * @param df degrees of freedom of the spread: runs less loads
 * @param squares sum of squares within loads
 * @param share Σ w²/n over the loads: times the variance, the variance of the mean
 */
record Side(int n, double mean, int df, double squares, double share) {

    static Side of(List<List<Double>> layers, List<Double> weights, Scale scale) {
        int n = 0;
        double mean = 0;
        double squares = 0;
        double share = 0;
        for (int i = 0; i < layers.size(); i++) {
            double[] values =
                    layers.get(i).stream().mapToDouble(scale::in).sorted().toArray();
            double own = mean(values);
            for (double value : values) {
                squares += (value - own) * (value - own);
            }
            n += values.length;
            mean += weights.get(i) * own;
            share += weights.get(i) * weights.get(i) / values.length;
        }
        return new Side(n, mean, n - layers.size(), squares, share);
    }

    /** Of the mean; no number where there is one run of each load. */
    double variance() {
        return squares / df * share;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
