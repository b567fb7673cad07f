package io.benchmarkagent.baseline;

/**
 * How numbers lie: how many, their mean, and the sum of the squares of their deviations from it.
 */
record Spread(int n, double mean, double squares) {

    /** Of the finite ones. */
    static Spread of(double[] values) {
        int n = 0;
        double sum = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                n++;
                sum += value;
            }
        }
        double mean = sum / n;
        double squares = 0;
        for (double value : values) {
            squares += Double.isNaN(value) ? 0 : (value - mean) * (value - mean);
        }
        return new Spread(n, mean, squares);
    }

    /** The same without one of the values. */
    Spread without(double value) {
        double off = value - mean;
        return new Spread(n - 1, mean - off / (n - 1), Math.max(0, squares - off * off * n / (n - 1)));
    }

    int df() {
        return n - 1;
    }
}
