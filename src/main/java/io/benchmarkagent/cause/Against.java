package io.benchmarkagent.cause;

import io.benchmarkagent.detection.BaselineSummary;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.detection.Past;
import io.benchmarkagent.run.Better;
import io.benchmarkagent.run.RunKey;
import io.benchmarkagent.run.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Observations of services and calls, held against the runs before: as deviations for the worse. */
final class Against {
    /** Beyond this the tail says nothing more, and one metric would outweigh all others. */
    private static final double FARTHEST = 15;

    /** A change from what never moved has no σ; it is as sure as an alert is. */
    private static final double FROM_A_CONSTANT = 4;

    private static final int FEWEST = 5;

    /** The false-discovery rate at which something stands. */
    private static final double Q = 0.10;

    private Against() {}

    /** This run's. */
    static Deviations now(List<Observation> observations, Before before) {
        return new Deviations(
                usable(observations).stream()
                        .filter(o -> o.baseline().isPresent() && o.spec().better() != Better.NEITHER)
                        .filter(o -> !before.explains(o))
                        .flatMap(o -> now(o).stream())
                        .toList(),
                rates(observations),
                true);
    }

    private static Optional<Deviation> now(Observation o) {
        if (o.sigma().isEmpty() && !o.verdict().outOfLine()) {
            return Optional.empty();
        }
        double mean = o.baseline().map(BaselineSummary::mean).orElse(0.0);
        double excess = worse(o) * (o.value() - mean);
        boolean stands = o.qValue().isEmpty() || o.qValue().getAsDouble() <= Q;
        return Optional.of(deviation(o, sigma(o, excess), excess, stands));
    }

    /**
     * Of what is out of line, as far out as the earlier runs' own are measured, so that scores can be held against theirs: neither
     * moderated nor corrected for its tails. Whether it is out of line was told by the corrected one.
     */
    private static double sigma(Observation o, double excess) {
        if (!o.verdict().outOfLine()) {
            return worse(o) * o.sigma().orElse(0);
        }
        Optional<Spread> spread = Spread.of(o);
        return spread.isPresent()
                ? worse(o) * spread.get().of(o.value())
                : o.sigma().isPresent() ? worse(o) * o.sigma().getAsDouble() : Math.copySign(FROM_A_CONSTANT, excess);
    }

    /** What each earlier run's would have been, held against the others of the baseline. */
    static SortedMap<RunKey, Deviations> eachEarlier(List<Observation> observations) {
        Map<RunKey, List<Deviation>> byRun = new HashMap<>();
        for (Observation o : usable(observations)) {
            if (o.spec().better() != Better.NEITHER) {
                Spread.of(o).ifPresent(spread -> leftOut(o, spread, byRun));
            }
        }
        Map<String, Double> rates = rates(observations);
        SortedMap<RunKey, Deviations> all = new TreeMap<>();
        byRun.forEach((run, deviations) -> all.put(run, new Deviations(deviations, rates, true)));
        return all;
    }

    /** Only what can weigh: the calls of a service are weighed together, of all else what is beyond the bar. */
    private static void leftOut(Observation o, Spread spread, Map<RunKey, List<Deviation>> byRun) {
        double sum = o.history().stream().mapToDouble(Past::value).sum();
        int others = o.history().size() - 1;
        Role role = Role.of(o.key().metric());
        boolean weighedTogether = role == Role.CALL_LATENCY || role == Role.NETWORK;
        for (Past past : o.history()) {
            double sigma = worse(o) * spread.ofItsOwn(past.value());
            if (weighedTogether || sigma > Suspicion.STRICT.reason()) {
                double excess = worse(o) * (past.value() - (sum - past.value()) / others);
                byRun.computeIfAbsent(past.run(), run -> new ArrayList<>()).add(deviation(o, sigma, excess, false));
            }
        }
    }

    /** Mean and squares of a baseline's values, on the log scale where all are positive and they are no differences. */
    private record Spread(int n, double mean, double squares, boolean log) {
        static Optional<Spread> of(Observation o) {
            List<Past> history = o.history();
            boolean log = Role.of(o.key().metric()) != Role.NETWORK
                    && o.value() > 0
                    && history.stream().allMatch(p -> p.value() > 0);
            double[] x = history.stream()
                    .mapToDouble(p -> log ? StrictMath.log(p.value()) : p.value())
                    .toArray();
            double mean = Arrays.stream(x).sum() / Math.max(1, x.length);
            double squares =
                    Arrays.stream(x).map(one -> (one - mean) * (one - mean)).sum();
            return x.length < FEWEST || !(squares > 0)
                    ? Optional.empty()
                    : Optional.of(new Spread(x.length, mean, squares, log));
        }

        /** Of a new value. */
        double of(double value) {
            double t = distance(value) / StrictMath.sqrt(squares / (n - 1) * (1 + 1.0 / n));
            return normal(t, n - 1);
        }

        /** Of one of its values, held against the others: a deleted residual, in closed form. */
        double ofItsOwn(double value) {
            double d = distance(value);
            double rest = squares - d * d * n / (n - 1);
            double t = rest <= 0 ? 0 : d * n / (n - 1) / StrictMath.sqrt(rest / (n - 2) * n / (n - 1));
            return normal(t, n - 2);
        }

        private double distance(double value) {
            return (log ? StrictMath.log(value) : value) - mean;
        }

        /** About the normal deviate with the probability of a t: the signed root of its log-likelihood ratio. */
        private static double normal(double t, int df) {
            return Math.copySign(StrictMath.sqrt(df * StrictMath.log1p(t * t / df)), t);
        }
    }

    /** What is below the practical floors is not out at all. */
    private static Deviation deviation(Observation o, double sigma, double excess, boolean stands) {
        boolean matters = Math.abs(excess) >= o.floor().orElse(0);
        double bounded = matters ? Math.max(-FARTHEST, Math.min(FARTHEST, sigma)) : 0;
        return new Deviation(
                o.key().subject(),
                Role.of(o.key().metric()),
                bounded,
                excess,
                o.key().id(),
                stands);
    }

    private static double worse(Observation o) {
        return o.spec().better() == Better.LOWER ? 1 : -1;
    }

    private static List<Observation> usable(List<Observation> observations) {
        return observations.stream()
                .filter(o ->
                        o.key().scope() == Scope.SERVICE && o.key().statistic().judged())
                .sorted(Comparator.comparing(Observation::key))
                .toList();
    }

    private static Map<String, Double> rates(List<Observation> observations) {
        Map<String, Double> rates = new HashMap<>();
        usable(observations).stream()
                .filter(o -> o.key().metric().equals("request_rate_rps"))
                .forEach(o -> rates.putIfAbsent(o.key().subject(), o.value()));
        return rates;
    }
}
