package io.benchmarkagent.baseline.history;

import java.util.Comparator;
import java.util.stream.IntStream;

/** From where to where a step may be: the places that hold .95 of its likelihood, and all between them. */
record Place(int earliest, int latest) {
    private static final double SHARE = .95;

    /** @param gains by how much a step at each place lowers the sum of squares */
    static Place of(double[] gains, int margin, double variance, int best) {
        double[] weights = new double[gains.length];
        for (int k = margin; k <= gains.length - margin; k++) {
            weights[k] = StrictMath.exp((gains[k] - gains[best]) / (2 * variance));
        }
        double wanted = SHARE
                * IntStream.range(0, weights.length)
                        .mapToDouble(k -> weights[k])
                        .sum();
        int earliest = best;
        int latest = best;
        for (int k : likeliestFirst(weights)) {
            if (wanted <= 0) {
                break;
            }
            wanted -= weights[k];
            earliest = Math.min(earliest, k);
            latest = Math.max(latest, k);
        }
        return new Place(earliest, latest);
    }

    private static int[] likeliestFirst(double[] weights) {
        return IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer k) -> weights[k]).reversed())
                .mapToInt(k -> k)
                .toArray();
    }
}
