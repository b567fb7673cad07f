package io.benchmarkagent.baseline;

import io.benchmarkagent.run.Measurement;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.Run;
import io.benchmarkagent.run.RunKey;
import io.benchmarkagent.run.Unit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/**
 * Which metrics count events, or are shares of requests whose number is known, and how much wider than chance those of a kind vary.
 * From a mean of fifty events the log scale does as well, and knows the spread of each kind better.
 */
final class Counts {
    private static final double FEW = 50;
    private static final double SURELY = 0.01;

    private final Map<RunKey, Requests> requests = new HashMap<>();
    private final Map<Kind, Unit> units = new TreeMap<>();
    private final Map<Kind, Double> dispersions = new TreeMap<>();

    Counts(List<Run> cohort, Map<MetricKey, Baseline> baselines) {
        for (Run run : cohort) {
            requests.put(run.key(), Requests.of(run));
            run.measurements().stream().filter(Counts::mayCount).forEach(m -> units.put(Kind.of(m.key()), m.unit()));
        }
        Map<Kind, Pool> pools = new TreeMap<>();
        baselines.forEach((key, baseline) -> exposed(key, baseline)
                .ifPresent(exposed ->
                        pools.computeIfAbsent(Kind.of(key), kind -> pool(key)).add(exposed)));
        pools.forEach((kind, pool) -> pool.dispersion().ifPresent(d -> dispersions.put(kind, d)));
    }

    /**
     * Empty where it is no count, or a large one, or a share of nobody knows how many. A count that stayed the same, but not at 0,
     * is a constant.
     *
     * @param now the requests of the run that {@code value} is of
     */
    Optional<CountExpectation> expectation(MetricKey key, Baseline baseline, double value, Requests now) {
        OptionalDouble exposure = Requests.isShare(key) ? now.of(key) : OptionalDouble.of(1);
        return Optional.ofNullable(dispersions.get(Kind.of(key)))
                .filter(dispersion -> exposure.isPresent() && value >= 0 && (Requests.isShare(key) || isWhole(value)))
                .flatMap(dispersion -> few(key, baseline).map(few -> few.of(exposure.getAsDouble(), dispersion)));
    }

    Predicate<MetricKey> fewIn(Map<MetricKey, Baseline> baselines) {
        return key -> dispersions.containsKey(Kind.of(key))
                && Optional.ofNullable(baselines.get(key))
                        .flatMap(baseline -> few(key, baseline))
                        .isPresent();
    }

    private Optional<Exposed> few(MetricKey key, Baseline baseline) {
        return baseline.isConstant() && !baseline.allZero()
                ? Optional.empty()
                : exposed(key, baseline).filter(exposed -> exposed.mean() < FEW);
    }

    /** Empty where it counts nothing, or is a share and the requests of some run are not known. */
    private Optional<Exposed> exposed(MetricKey key, Baseline baseline) {
        Unit unit = units.get(Kind.of(key));
        if (unit == null) {
            return Optional.empty();
        }
        double[] values = baseline.values();
        if (!Requests.isShare(key)) {
            return Optional.of(Exposed.counts(values));
        }
        double[] known = baseline.runs().stream()
                .flatMap(value -> Optional.ofNullable(requests.get(value.run())).stream())
                .flatMapToDouble(of -> of.of(key).stream())
                .toArray();
        return known.length < values.length
                ? Optional.empty()
                : Optional.of(Exposed.shares(values, known, unit == Unit.PERCENT ? 100 : 1));
    }

    private static boolean mayCount(Measurement m) {
        return Requests.isShare(m.key()) || m.unit() == Unit.COUNT || m.unit() == Unit.NONE;
    }

    private Pool pool(MetricKey key) {
        boolean share = Requests.isShare(key);
        return new Pool(share, share || units.get(Kind.of(key)) == Unit.COUNT);
    }

    static boolean isWhole(double value) {
        return value >= 0 && value == Math.rint(value);
    }

    /** What the counts of a kind tell together. */
    private static final class Pool {
        private final boolean share;
        private final boolean named;
        private boolean events = true;
        private double squares;
        private int df;

        /**
         * @param share of requests, whose number is a rate times a duration and so not quite whole, nor quite sure to be theirs
         * @param named it says that it counts
         */
        Pool(boolean share, boolean named) {
            this.share = share;
            this.named = named;
        }

        void add(Exposed exposed) {
            events &= share || exposed.areWhole();
            double mean = exposed.mean();
            if (mean > 0 && mean < FEW) {
                squares += exposed.chiSquare();
                df += exposed.runs() - 1;
            }
        }

        /** Empty where these are no counts: parts of whole numbers, or numbers that vary less than counts do. */
        Optional<Double> dispersion() {
            if (!events || (df == 0 && !named)) {
                return Optional.empty();
            }
            double below = df == 0 ? 0.5 : new ChiSquaredDistribution(null, df).cumulativeProbability(squares);
            if ((share || !named) && below < SURELY) {
                return Optional.empty();
            }
            return Optional.of(below > 1 - SURELY ? squares / df : 1);
        }
    }
}
