package io.benchmarkagent.baseline.history;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The cut into levels with the smallest penalised sum of squares, over all cuts: candidates, to be tested. Its penalty is a little
 * above the logarithm that keeps noise whole.
 *
 * <p>Source: Jackson et al. 2005, optimal partitioning; Yao 1988, the penalty.
 */
final class Segmentation {
    private final Whitened whitened;
    private final double variance;
    private final int shortest;

    Segmentation(Whitened whitened, double variance, int shortest) {
        this.whitened = whitened;
        this.variance = variance;
        this.shortest = shortest;
    }

    Levels best() {
        int n = whitened.n();
        double penalty = (3 + 2 * StrictMath.log(n)) * variance;
        Whitened.Costs costs = whitened.costs();
        double[] best = new double[n + 1];
        int[] from = new int[n + 1];
        Arrays.fill(best, 1, n + 1, Double.POSITIVE_INFINITY);
        for (int to = shortest; to <= n; to++) {
            from[to] = costs.bestStart(best, to, shortest);
            best[to] = best[from[to]] + whitened.cost(from[to], to) + penalty;
        }
        return new Levels(IntStream.concat(
                        IntStream.of(n),
                        IntStream.iterate(n, to -> to > 0, to -> from[to]).map(to -> from[to]))
                .sorted()
                .toArray());
    }
}
