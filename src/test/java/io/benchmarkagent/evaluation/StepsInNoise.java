package io.benchmarkagent.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;

/** A made history whose steps are known. The noise has a standard deviation of 1, its autocorrelation included. */
final class StepsInNoise {
    private static final int SHORTEST = 60;
    private static final int LONGEST = 200;
    private static final int MOST_STEPS = 3;
    private static final int BETWEEN = 10;
    private static final double SMALLEST = 1.5;
    private static final double LARGEST = 5;

    private final double[] values;
    private final List<Integer> steps;

    private StepsInNoise(double[] values, List<Integer> steps) {
        this.values = values;
        this.steps = List.copyOf(steps);
    }

    double[] values() {
        return values;
    }

    List<Integer> steps() {
        return steps;
    }

    /** Where the independent part of the noise comes from; standard deviation 1. */
    interface Source {
        double next(Random random);
    }

    static StepsInNoise of(Random random, Source source, double phi) {
        int n = SHORTEST + random.nextInt(LONGEST - SHORTEST + 1);
        return steppedAt(random, noise(random, source, n, phi), random.nextInt(MOST_STEPS + 1));
    }

    static StepsInNoise steppedAt(Random random, double[] noise, int count) {
        double[] values = noise.clone();
        List<Integer> steps = places(random, noise.length, count);
        for (int step : steps) {
            double height = (SMALLEST + (LARGEST - SMALLEST) * random.nextDouble()) * (random.nextBoolean() ? 1 : -1);
            for (int t = step; t < values.length; t++) {
                values[t] += height;
            }
        }
        return new StepsInNoise(values, steps);
    }

    static double[] noise(Random random, Source source, int n, double phi) {
        double[] noise = new double[n];
        noise[0] = source.next(random);
        for (int t = 1; t < n; t++) {
            noise[t] = phi * noise[t - 1] + Math.sqrt(1 - phi * phi) * source.next(random);
        }
        return noise;
    }

    /** At least ten runs on each level. */
    private static List<Integer> places(Random random, int n, int count) {
        while (true) {
            NavigableSet<Integer> places = new TreeSet<>();
            while (places.size() < count) {
                places.add(BETWEEN + random.nextInt(n - 2 * BETWEEN + 1));
            }
            if (farEnough(places)) {
                return new ArrayList<>(places);
            }
        }
    }

    private static boolean farEnough(NavigableSet<Integer> places) {
        return places.stream()
                .allMatch(place -> places.higher(place) == null || places.higher(place) - place >= BETWEEN);
    }
}
