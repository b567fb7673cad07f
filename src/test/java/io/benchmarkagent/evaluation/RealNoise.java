package io.benchmarkagent.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Noise with the shape that benchmarks have: what real histories leave around the median of the 21 runs about each, each series with a
 * standard deviation of 1, drawn one by one.
 */
final class RealNoise implements StepsInNoise.Source {
    private static final int FEWEST = 50;
    private static final int MOST = 500;
    private static final int HALF = 10;

    private final double[] pool;

    private RealNoise(double[] pool) {
        this.pool = pool;
    }

    static RealNoise of(List<RecordedHistory> histories) {
        double[] pool = histories.stream()
                .map(RecordedHistory::values)
                .filter(values -> values.length >= FEWEST && values.length <= MOST)
                .flatMapToDouble(RealNoise::residuals)
                .toArray();
        if (pool.length == 0) {
            throw new IllegalArgumentException("no history of " + FEWEST + " to " + MOST + " points in the folder");
        }
        return new RealNoise(pool);
    }

    @Override
    public double next(Random random) {
        return pool[random.nextInt(pool.length)];
    }

    private static DoubleStream residuals(double[] values) {
        double[] residuals = IntStream.range(HALF, values.length - HALF)
                .mapToDouble(t -> values[t] - median(Arrays.copyOfRange(values, t - HALF, t + HALF + 1)))
                .toArray();
        double mean = Arrays.stream(residuals).average().orElse(0);
        double sd = Math.sqrt(Arrays.stream(residuals)
                .map(r -> (r - mean) * (r - mean))
                .average()
                .orElse(0));
        return sd == 0 ? DoubleStream.empty() : Arrays.stream(residuals).map(r -> (r - mean) / sd);
    }

    private static double median(double[] window) {
        Arrays.sort(window);
        return window[HALF];
    }
}
