package io.benchmarkagent.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * The plain way, to compare with: E-divisive in windows of 50 runs, each split tested with Student's t on the data it was chosen on,
 * p = .001 (ten times that for candidates, which are then merged), as benchmark tools do it.
 *
 * <p>Source: Matteson &amp; James 2014; Fleming et al. 2023 for windows, t-test and merging.
 */
final class EDivisive {
    private static final int WINDOW = 50;
    private static final double SIGNIFICANCE = .001;
    private static final double CANDIDATES = 10 * SIGNIFICANCE;

    private final double[] values;

    private EDivisive(double[] values) {
        this.values = values;
    }

    static List<Integer> of(double[] values) {
        EDivisive all = new EDivisive(values);
        return all.merged(all.candidates());
    }

    private NavigableSet<Integer> candidates() {
        NavigableSet<Integer> candidates = new TreeSet<>();
        int start = 0;
        while (start < values.length) {
            NavigableSet<Integer> here = new TreeSet<>();
            divide(start, Math.min(start + WINDOW, values.length), here);
            candidates.addAll(here);
            start = Math.max(here.isEmpty() ? 0 : here.last(), start + WINDOW / 2);
        }
        return candidates;
    }

    private void divide(int from, int to, NavigableSet<Integer> places) {
        int place = bestSplit(from, to);
        if (place > from && pValue(from, place, to) <= CANDIDATES) {
            places.add(place);
            divide(from, place, places);
            divide(place, to, places);
        }
    }

    private List<Integer> merged(NavigableSet<Integer> candidates) {
        List<Integer> places = new ArrayList<>(candidates);
        Optional<Integer> weakest = weakest(places);
        while (weakest.isPresent()) {
            places.remove(weakest.get());
            weakest = weakest(places);
        }
        return places;
    }

    private Optional<Integer> weakest(List<Integer> places) {
        return places.stream()
                .filter(place -> between(places, place) > SIGNIFICANCE)
                .max(Comparator.comparingDouble(place -> between(places, place)));
    }

    private double between(List<Integer> places, int place) {
        int at = places.indexOf(place);
        int from = at == 0 ? 0 : places.get(at - 1);
        int to = at == places.size() - 1 ? values.length : places.get(at + 1);
        return pValue(from, place, to);
    }

    /** Where the energy distance of the two sides is largest; {@code from} where there is no place with two runs each side. */
    private int bestSplit(int from, int to) {
        int best = from;
        double largest = 0;
        double left = 0;
        double between = distances(from, from, to);
        double right = all(from, to) - between;
        for (int k = from + 1; k < to; k++) {
            double energy = energy(between, left, right, k - from, to - k);
            if (k - from >= 2 && to - k >= 2 && energy > largest) {
                largest = energy;
                best = k;
            }
            double toLeft = distances(k, from, k);
            double toRight = distances(k, k, to);
            left += toLeft;
            right -= toRight;
            between += toRight - toLeft;
        }
        return best;
    }

    private static double energy(double between, double left, double right, double m, double n) {
        double within = (m > 1 ? 2 * left / (m * (m - 1)) : 0) + (n > 1 ? 2 * right / (n * (n - 1)) : 0);
        return m * n / (m + n) * (2 * between / (m * n) - within);
    }

    private double all(int from, int to) {
        double sum = 0;
        for (int k = from; k < to; k++) {
            sum += distances(k, k, to);
        }
        return sum;
    }

    private double distances(int of, int from, int to) {
        double sum = 0;
        for (int k = from; k < to; k++) {
            sum += Math.abs(values[of] - values[k]);
        }
        return sum;
    }

    private double pValue(int from, int place, int to) {
        double gap = mean(from, place) - mean(place, to);
        double df = to - from - 2.0;
        double variance = (squares(from, place) + squares(place, to)) / df;
        if (df <= 0 || gap == 0) {
            return 1;
        }
        double t = Math.abs(gap) / Math.sqrt(variance * (1.0 / (place - from) + 1.0 / (to - place)));
        return 2 * new TDistribution(null, df).cumulativeProbability(-t);
    }

    private double mean(int from, int to) {
        return Arrays.stream(values, from, to).average().orElseThrow();
    }

    private double squares(int from, int to) {
        double mean = mean(from, to);
        return Arrays.stream(values, from, to).map(v -> (v - mean) * (v - mean)).sum();
    }
}
