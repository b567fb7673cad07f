package io.benchmarkagent.baseline;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

/** One kind with the variance its metrics share, and how heavy its tails are. */
final class FittedKind {
    private final Polished polished;
    private final Prior prior;
    private final Tail tail;

    FittedKind(Polished polished, Prior prior, Tail tail) {
        this.polished = polished;
        this.prior = prior;
        this.tail = tail;
    }

    FittedKind with(Tail other) {
        return new FittedKind(polished, prior, other);
    }

    /** The σ that each number has against the other runs: what tells how heavy the tails are. */
    double[] leftOut() {
        return IntStream.range(0, polished.keys().size())
                .boxed()
                .flatMapToDouble(row -> IntStream.range(0, polished.runs())
                        .filter(run -> polished.row(row).n() > 2 && !Double.isNaN(polished.log(row, run)))
                        .mapToDouble(run -> leftOut(row, run, polished.effect(run))))
                .toArray();
    }

    /** The rows without what lies far from the others: a prior is of what is usual. */
    List<Spread> usual(double far) {
        return IntStream.range(0, polished.keys().size())
                .mapToObj(row -> polished.without(row, run -> leftOut(row, run, polished.effect(run)), far))
                .toList();
    }

    /** What is common to the subjects in a new run, held against what was common in each earlier one. */
    Shifts.Shift shift(double log) {
        Spread earlier = Spread.of(polished.medians());
        double scale = Math.sqrt(earlier.squares() / earlier.df() * (1 + 1.0 / earlier.n()));
        PredictionInterval usual =
                new PredictionInterval(false, earlier.mean(), scale, new Student(earlier.df()), Tail.NORMAL);
        return new Shifts.Shift(log, polished.keys().size(), scale == 0 ? 0 : usual.sigma(log));
    }

    Polished polished() {
        return polished;
    }

    Prior.Moderated moderated(int row) {
        return prior.moderated(polished.row(row));
    }

    /** @param shift what all subjects of the kind have in common in the new run, on the log scale */
    PredictionInterval expectation(int row, double shift, DoubleFunction<Student> students) {
        Spread own = polished.row(row);
        Prior.Moderated moderated = prior.moderated(own);
        return new PredictionInterval(
                true,
                own.mean() + shift,
                moderated.sd() * Math.sqrt(1 + 1.0 / own.n()),
                students.apply(moderated.df()),
                tail);
    }

    /**
     * About the σ that a run has against all others, which have their common effects taken off and this one {@code effect}. Wallace's
     * approximation of the normal quantile of Student's t, because this is asked for every number of the baseline.
     */
    double leftOut(int row, int run, double effect) {
        double value = polished.log(row, run) - polished.effect(run);
        Spread own = polished.row(row);
        if (own.n() < 3 || Double.isNaN(value)) {
            return 0;
        }
        Spread others = own.without(value);
        Prior.Moderated moderated = prior.moderated(others);
        double off = value + polished.effect(run) - effect - others.mean();
        double t = off / (moderated.sd() * Math.sqrt(1 + 1.0 / others.n()));
        double df = moderated.df();
        return Math.signum(t) * (8 * df + 1) / (8 * df + 3) * Math.sqrt(df * StrictMath.log1p(t * t / df));
    }
}
