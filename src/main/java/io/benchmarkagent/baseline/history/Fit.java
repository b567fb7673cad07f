package io.benchmarkagent.baseline.history;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Levels with first-order autocorrelated noise, fitted to a series: what each step between them is worth. */
final class Fit {
    private final Scaled series;
    private final double[] y;
    private final Levels levels;
    private final Whitened whitened;
    private final double variance;
    private final int margin;

    private Fit(Scaled series, double[] y, Levels levels, Whitened whitened, int margin) {
        this.series = series;
        this.y = y;
        this.levels = levels;
        this.whitened = whitened;
        this.margin = margin;
        this.variance = Math.max(left() / freedom(), floor(series, whitened.phi()));
    }

    /** @param margin how many runs a level has at least */
    static Fit of(Scaled series, Levels levels, int margin) {
        double[] y = series.y();
        return new Fit(series, y, levels, new Whitened(y, Autocorrelation.of(y, levels)), margin);
    }

    /** Before any level is known. */
    static Levels firstCandidates(Scaled series, int margin) {
        double[] y = series.y();
        double phi = Autocorrelation.ofDifferences(y);
        double variance = Math.max(Autocorrelation.square(y, 1) * (1 + phi) / 2, floor(series, phi));
        return new Segmentation(new Whitened(y, phi), variance, margin).best();
    }

    /** The levels that are best under this fit's autocorrelation and variance. */
    Levels candidates() {
        return new Segmentation(whitened, variance, margin).best();
    }

    Levels levels() {
        return levels;
    }

    /** Each step moved to where it explains most between its neighbours, under this fit's noise. */
    Fit replaced() {
        Levels moved = levels;
        for (int step = 0; step < moved.steps(); step++) {
            moved = moved.withStepAt(step, bestPlace(moved, step));
        }
        return moved.equals(levels) ? this : new Fit(series, y, moved, whitened, margin);
    }

    private int bestPlace(Levels now, int step) {
        double[] gains = whitened.gains(now.from(step), now.to(step + 1));
        return IntStream.rangeClosed(now.from(step) + margin, now.to(step + 1) - margin)
                .boxed()
                .max(Comparator.comparingDouble(place -> gains[place - now.from(step)]))
                .orElse(now.from(step + 1));
    }

    List<ChangePoint> steps() {
        SearchedMaximum search = new SearchedMaximum(whitened.turnover(margin));
        return IntStream.range(0, levels.steps())
                .mapToObj(step -> step(step, search))
                .toList();
    }

    private ChangePoint step(int step, SearchedMaximum search) {
        int from = levels.from(step);
        int at = levels.from(step + 1);
        double[] gains = whitened.gains(from, levels.to(step + 1));
        double t = isTooNew(gains, levels.to(step + 1), at - from) ? 0 : Math.sqrt(gains[at - from] / variance);
        double before = levels.mean(y, step);
        double after = levels.mean(y, step + 1);
        Place place = Place.of(gains, margin, variance, at - from);
        return new ChangePoint(
                at,
                from + place.earliest(),
                from + place.latest(),
                series.inUnits(before),
                series.inUnits(after),
                (after - before) / sd(),
                search.pValue(SearchedMaximum.normal(t, freedom())));
    }

    /** The newest runs, too few to confirm it, explain a step better than this one does: it would be theirs, one run early. */
    private boolean isTooNew(double[] gains, int to, int at) {
        return to == y.length
                && IntStream.range(gains.length - margin + 1, gains.length).anyMatch(k -> gains[k] > gains[at]);
    }

    /** Of the residuals, their autocorrelation included. */
    private double sd() {
        return Math.sqrt(variance / (1 - whitened.phi() * whitened.phi()));
    }

    private double left() {
        return IntStream.range(0, levels.count())
                .mapToDouble(level -> whitened.cost(levels.from(level), levels.to(level)))
                .sum();
    }

    private int freedom() {
        return Math.max(1, y.length - levels.count() - 1);
    }

    private static double floor(Scaled series, double phi) {
        double resolution = series.resolution();
        return resolution * resolution * (1 - phi * phi);
    }
}
