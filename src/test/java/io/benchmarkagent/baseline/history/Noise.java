package io.benchmarkagent.baseline.history;

import java.util.Arrays;
import java.util.Random;

/** Normal noise of standard deviation 1, and what is laid over it. */
final class Noise {
    private Noise() {}

    /** With first-order autocorrelation {@code phi}. */
    static double[] of(long seed, int n, double phi) {
        Random random = new Random(seed);
        double[] noise = new double[n];
        noise[0] = random.nextGaussian();
        for (int t = 1; t < n; t++) {
            noise[t] = phi * noise[t - 1] + Math.sqrt(1 - phi * phi) * random.nextGaussian();
        }
        return noise;
    }

    static double[] stepped(double[] noise, int place, double height) {
        double[] stepped = noise.clone();
        Arrays.setAll(stepped, t -> t < place ? noise[t] : noise[t] + height);
        return stepped;
    }

    static double[] creeping(double[] noise, double perRun) {
        double[] creeping = noise.clone();
        Arrays.setAll(creeping, t -> noise[t] + perRun * t);
        return creeping;
    }

    static double[] with(double[] noise, int run, double value) {
        double[] with = noise.clone();
        with[run] = value;
        return with;
    }
}
