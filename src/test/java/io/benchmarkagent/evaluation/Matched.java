package io.benchmarkagent.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Places found against places known, each used once, two runs of tolerance. */
record Matched(long hits, long found, long known) {
    private static final int TOLERANCE = 2;
    static final Matched NOTHING = new Matched(0, 0, 0);

    static Matched of(List<Integer> known, List<Integer> found) {
        List<Integer> left = new ArrayList<>(found);
        for (int place : known) {
            nearest(left, place).ifPresent(left::remove);
        }
        return new Matched((long) found.size() - left.size(), found.size(), known.size());
    }

    private static Optional<Integer> nearest(List<Integer> found, int place) {
        return found.stream()
                .filter(other -> Math.abs(other - place) <= TOLERANCE)
                .min(Comparator.comparingInt(other -> Math.abs(other - place)));
    }

    Matched and(Matched other) {
        return new Matched(hits + other.hits, found + other.found, known + other.known);
    }

    /** 1 where there was nothing to find and nothing was found. */
    double f1() {
        return found + known == 0 ? 1 : 2.0 * hits / (found + known);
    }

    /** F1 over all series, its standard error by leaving out one series at a time. */
    static Figure f1(String what, List<Matched> series, Figure.Target target) {
        Matched all = series.stream().reduce(NOTHING, Matched::and);
        double squares = series.stream()
                .mapToDouble(one -> all.without(one).f1() - all.f1())
                .map(difference -> difference * difference)
                .sum();
        double error = series.size() < 2 ? Double.NaN : Math.sqrt(squares * (series.size() - 1) / series.size());
        return new Figure(what, all.f1(), error, target);
    }

    private Matched without(Matched one) {
        return new Matched(hits - one.hits, found - one.found, known - one.known);
    }
}
