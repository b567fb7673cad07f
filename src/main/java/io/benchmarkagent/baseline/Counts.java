package io.benchmarkagent.baseline;

import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.Run;
import io.benchmarkagent.run.Unit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/**
 * Which metrics count events, and how much wider than chance those of a kind vary. From a mean of fifty the log scale does as
 * well, and knows the spread of each kind better.
 */
final class Counts {
    private static final double FEW = 50;
    private static final double SURELY = 0.01;

    private final Map<Kind, Double> dispersions = new TreeMap<>();

    Counts(List<Run> cohort, Map<MetricKey, Baseline> baselines) {
        Map<Kind, Pool> pools = new TreeMap<>();
        cohort.stream()
                .flatMap(run -> run.measurements().stream())
                .filter(m -> m.unit() == Unit.COUNT || m.unit() == Unit.NONE)
                .forEach(m -> pools.computeIfAbsent(Kind.of(m.key()), kind -> new Pool(m.unit() == Unit.COUNT)));
        baselines.forEach(
                (key, baseline) -> Optional.ofNullable(pools.get(Kind.of(key))).ifPresent(pool -> pool.add(baseline)));
        pools.forEach((kind, pool) -> pool.dispersion().ifPresent(d -> dispersions.put(kind, d)));
    }

    /** Empty where it is no count, or a large one. A count that stayed the same, but not at 0, is a constant. */
    Optional<CountExpectation> expectation(MetricKey key, Baseline baseline, double value) {
        return Optional.ofNullable(dispersions.get(Kind.of(key)))
                .filter(dispersion -> isWhole(value) && isFew(baseline))
                .map(dispersion ->
                        new CountExpectation(baseline.mean() * baseline.n(), 1.0 / (baseline.n() + 1), dispersion, 1));
    }

    Predicate<MetricKey> fewIn(Map<MetricKey, Baseline> baselines) {
        return key -> dispersions.containsKey(Kind.of(key))
                && Optional.ofNullable(baselines.get(key)).filter(Counts::isFew).isPresent();
    }

    private static boolean isFew(Baseline baseline) {
        return baseline.mean() < FEW && (!baseline.isConstant() || baseline.allZero());
    }

    private static boolean isWhole(double value) {
        return value >= 0 && value == Math.rint(value);
    }

    /** What the counts of a kind tell together. */
    private static final class Pool {
        private final boolean named;
        private boolean whole = true;
        private double squares;
        private int df;

        /** @param named its unit says that it is a count */
        Pool(boolean named) {
            this.named = named;
        }

        void add(Baseline baseline) {
            double[] values = baseline.values();
            for (double value : values) {
                whole &= isWhole(value);
            }
            double mean = baseline.mean();
            if (mean > 0 && mean < FEW) {
                squares += Spread.of(values).squares() / mean;
                df += values.length - 1;
            }
        }

        /** Empty where these are no counts: parts of whole numbers, or numbers that vary less than counts do. */
        Optional<Double> dispersion() {
            if (!whole || (df == 0 && !named)) {
                return Optional.empty();
            }
            double below = df == 0 ? 0.5 : new ChiSquaredDistribution(null, df).cumulativeProbability(squares);
            if (!named && below < SURELY) {
                return Optional.empty();
            }
            return Optional.of(below > 1 - SURELY ? squares / df : 1);
        }
    }
}
