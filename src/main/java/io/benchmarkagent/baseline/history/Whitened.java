package io.benchmarkagent.baseline.history;

/**
 * A series as seen by generalised least squares under first-order autocorrelation φ: after {@code z(t) = y(t) - φ·y(t-1)} the noise
 * is white, one level is a constant, and a step is a spike of its full height followed by a plateau of (1 - φ) times it. Prefix sums
 * give each answer about a stretch {@code [from, to)} at once.
 */
final class Whitened {
    private final double[] y;
    private final double phi;
    private final double[] sum;
    private final double[] squares;

    Whitened(double[] y, double phi) {
        this.y = y;
        this.phi = phi;
        this.sum = new double[y.length + 1];
        this.squares = new double[y.length + 1];
        for (int t = 0; t < y.length; t++) {
            double z = z(t);
            sum[t + 1] = sum[t] + z;
            squares[t + 1] = squares[t] + z * z;
        }
    }

    int n() {
        return y.length;
    }

    double phi() {
        return phi;
    }

    private double z(int t) {
        return t == 0 ? y[0] : y[t] - phi * y[t - 1];
    }

    /** The sum of squares that the best single level of the stretch leaves. */
    double cost(int from, int to) {
        double first = 1 - phi * phi;
        double s1 = first * y[from] + (1 - phi) * (sum[to] - sum[from + 1]);
        double s2 = first * y[from] * y[from] + squares[to] - squares[from + 1];
        return Math.max(0, s2 - s1 * s1 / weight(to - from));
    }

    /** For each place of the stretch: by how much a step there lowers the sum of squares. Index 0 is {@code from}. */
    double[] gains(int from, int to) {
        double[] gains = new double[to - from];
        for (int k = from + 1; k < to; k++) {
            double effect = effect(from, to, k);
            gains[k - from] = effect * effect * information(to - from, k - from);
        }
        return gains;
    }

    /** The height of a step at {@code k} by generalised least squares. */
    double effect(int from, int to, int k) {
        double level = (1 - phi * phi) * y[from] + (1 - phi) * (sum[to] - sum[from + 1]);
        double step = z(k) + (1 - phi) * (sum[to] - sum[k + 1]);
        int length = to - from;
        return (step - shared(length, k - from) * level / weight(length)) / information(length, k - from);
    }

    /** How much a stretch of this length tells of the height of a step at place {@code k}, its level being unknown. */
    private double information(int length, int k) {
        double shared = shared(length, k);
        return 1 + plateau(length - 1 - k) - shared * shared / weight(length);
    }

    private double shared(int length, int k) {
        return 1 - phi + plateau(length - 1 - k);
    }

    private double weight(int length) {
        return 1 - phi * phi + plateau(length - 1);
    }

    private double plateau(int points) {
        return points * (1 - phi) * (1 - phi);
    }

    /** 1 - the correlation of the evidence for a step at {@code k} and at {@code k + 1}, in noise. */
    double[] turnover(int margin) {
        int n = y.length;
        double[] turnover = new double[Math.max(0, n - 2 * margin)];
        for (int i = 0; i < turnover.length; i++) {
            int k = i + margin;
            double both = 1 - phi + plateau(n - 2 - k) - shared(n, k) * shared(n, k + 1) / weight(n);
            turnover[i] = 1 - both / Math.sqrt(information(n, k) * information(n, k + 1));
        }
        return turnover;
    }

    Costs costs() {
        return new Costs();
    }

    /** {@link #cost} for all stretches that end at one place: the innermost loop, so what can be known before is. */
    final class Costs {
        private final double[] begun = new double[y.length];
        private final double[] level = new double[y.length];
        private final double[] shares = new double[y.length + 1];

        private Costs() {
            double first = 1 - phi * phi;
            for (int t = 0; t < y.length; t++) {
                begun[t] = first * y[t] * y[t] - squares[t + 1];
                level[t] = first * y[t] - (1 - phi) * sum[t + 1];
                shares[t + 1] = 1 / weight(t + 1);
            }
        }

        /** Where the last level before {@code to} best starts, given what the levels before that cost. */
        int bestStart(double[] before, int to, int shortest) {
            double all = (1 - phi) * sum[to];
            double smallest = Double.POSITIVE_INFINITY;
            int best = 0;
            for (int start = 0; start <= to - shortest; start++) {
                double s1 = level[start] + all;
                double cost = before[start] + begun[start] - s1 * s1 * shares[to - start];
                if (cost < smallest) {
                    smallest = cost;
                    best = start;
                }
            }
            return best;
        }
    }
}
