package io.benchmarkagent.baseline;

import io.benchmarkagent.run.RunKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Finds the run of a cohort that is as a whole unlike the others: the median over its metrics of |σ| against the other runs, which have
 * their common effects taken off, exceeds 3. A single metric, however far out, sets no run aside: that would trim the noise that σ
 * is made of.
 */
final class Screen {
    private static final double FAR = 3;
    private static final int FEWEST_METRICS = 10;

    /** At most one run in three. */
    private static final int ONE_IN = 3;

    private Screen() {}

    /**
     * @param runs of the cohort, in the order of {@code fitted}'s columns
     * @param asked how many runs there were before any was set aside
     */
    static Optional<SetAside> worst(Fitted fitted, List<RunKey> runs, int asked) {
        int kept = runs.size() - 1;
        if (kept < BaselineSettings.FEWEST_FOR_SIGMA || (asked - kept) * ONE_IN > asked) {
            return Optional.empty();
        }
        SetAside worst = null;
        for (int run = 0; run < runs.size(); run++) {
            SetAside one = held(fitted, runs, run);
            if (worst == null || one.sigma() > worst.sigma()) {
                worst = one;
            }
        }
        return Optional.ofNullable(worst).filter(one -> one.sigma() > FAR && one.metrics() >= FEWEST_METRICS);
    }

    private static SetAside held(Fitted fitted, List<RunKey> runs, int run) {
        DoubleStream.Builder sigmas = DoubleStream.builder();
        DoubleStream.Builder changes = DoubleStream.builder();
        int metrics = 0;
        for (FittedKind kind : fitted.kinds()) {
            Polished polished = kind.polished();
            for (int row = 0; row < polished.keys().size(); row++) {
                if (polished.row(row).n() > 2 && !Double.isNaN(polished.log(row, run))) {
                    sigmas.add(Math.abs(kind.leftOut(row, run, 0)));
                    changes.add(polished.change(row, run));
                    metrics++;
                }
            }
        }
        double change = Medians.of(changes.build().toArray());
        return new SetAside(
                runs.get(run),
                metrics == 0 ? 0 : Medians.of(sigmas.build().toArray()),
                metrics == 0 ? 0 : 100 * StrictMath.expm1(change),
                metrics,
                runs.size() - 1);
    }
}
