package io.benchmarkagent.baseline.history;

import java.util.Arrays;

/** A series cut into stretches of one level each: {@code from(0) = 0, to(last) = n}. */
final class Levels {
    private final int[] bounds;

    Levels(int... bounds) {
        this.bounds = bounds;
    }

    static Levels one(int n) {
        return new Levels(0, n);
    }

    int count() {
        return bounds.length - 1;
    }

    int steps() {
        return bounds.length - 2;
    }

    int n() {
        return bounds[bounds.length - 1];
    }

    /** The first run of this level; that of level {@code j + 1} is the place of step {@code j}. */
    int from(int level) {
        return bounds[level];
    }

    int to(int level) {
        return bounds[level + 1];
    }

    Levels withoutStep(int step) {
        int[] fewer = new int[bounds.length - 1];
        System.arraycopy(bounds, 0, fewer, 0, step + 1);
        System.arraycopy(bounds, step + 2, fewer, step + 1, fewer.length - step - 1);
        return new Levels(fewer);
    }

    Levels withStepAt(int step, int place) {
        int[] moved = bounds.clone();
        moved[step + 1] = place;
        return new Levels(moved);
    }

    double mean(double[] values, int level) {
        return Arrays.stream(values, from(level), to(level)).average().orElseThrow();
    }

    /** What is left of each value after the mean of its level is taken from it. */
    double[] residuals(double[] values) {
        double[] residuals = values.clone();
        for (int level = 0; level < count(); level++) {
            double mean = mean(values, level);
            for (int t = from(level); t < to(level); t++) {
                residuals[t] -= mean;
            }
        }
        return residuals;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Levels levels && Arrays.equals(bounds, levels.bounds);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bounds);
    }

    @Override
    public String toString() {
        return Arrays.toString(bounds);
    }
}
