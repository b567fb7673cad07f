package io.benchmarkagent.sample;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Numbers over a sample, as the pipeline takes them: R-7 quantiles, n - 1 deviations. */
final class Sampled {
    private final double[] values;

    Sampled(double[] values) {
        this.values = values;
    }

    /** Per second over the last minute, every 15 s of the load: what rate(counter[1m]) gives the pipeline, as 41 values. */
    static Sampled rates(Track perSecond) {
        Track total = perSecond.total();
        return everyScrape(second -> (total.at(second) - total.at(second - 60)) / 60);
    }

    static Sampled gauge(Track track) {
        return everyScrape(track::at);
    }

    private static Sampled everyScrape(IntToDoubleFunction value) {
        return new Sampled(IntStream.rangeClosed(0, SampleRun.SECONDS / 15)
                .mapToDouble(i -> value.applyAsDouble(15 * i))
                .toArray());
    }

    Sampled times(double factor) {
        return new Sampled(Arrays.stream(values).map(value -> factor * value).toArray());
    }

    double mean() {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    double max() {
        return Arrays.stream(values).max().orElseThrow();
    }

    double min() {
        return Arrays.stream(values).min().orElseThrow();
    }

    double sd() {
        double mean = mean();
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return StrictMath.sqrt(squares / (values.length - 1));
    }

    double quantile(double q) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double rank = q * (sorted.length - 1);
        int low = (int) rank;
        int high = Math.min(low + 1, sorted.length - 1);
        return sorted[low] + (rank - low) * (sorted[high] - sorted[low]);
    }
}
