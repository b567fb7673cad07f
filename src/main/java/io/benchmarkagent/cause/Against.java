package io.benchmarkagent.cause;

import io.benchmarkagent.detection.BaselineSummary;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.detection.Past;
import io.benchmarkagent.run.Better;
import io.benchmarkagent.run.RunKey;
import io.benchmarkagent.run.Scope;
import java.util.ArrayList;
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
        double mean = o.baseline().map(BaselineSummary::mean).orElse(0.0);
        double excess = worse(o) * (o.value() - mean);
        boolean matters = Math.abs(excess) >= o.floor().orElse(0);
        double sigma = o.sigma().isPresent()
                ? worse(o) * o.sigma().getAsDouble()
                : o.verdict().outOfLine() ? Math.copySign(FROM_A_CONSTANT, excess) : 0;
        boolean stands = o.qValue().isEmpty() || o.qValue().getAsDouble() <= 0.10;
        return o.sigma().isEmpty()
                        && !o.verdict().outOfLine()
                        && o.baseline().map(b -> b.n() < 3).orElse(true)
                ? Optional.empty()
                : Optional.of(deviation(o, matters ? sigma : 0, excess, stands));
    }

    /** What each earlier run's would have been, held against the others of the baseline. */
    static SortedMap<RunKey, Deviations> eachEarlier(List<Observation> observations) {
        Map<RunKey, List<Deviation>> byRun = new HashMap<>();
        for (Observation o : usable(observations)) {
            if (o.spec().better() != Better.NEITHER && o.history().size() >= FEWEST) {
                leftOut(o, byRun);
            }
        }
        Map<String, Double> rates = rates(observations);
        SortedMap<RunKey, Deviations> all = new TreeMap<>();
        byRun.forEach((run, deviations) -> all.put(run, new Deviations(deviations, rates, true)));
        return all;
    }

    /** Deleted residuals: each value against mean and spread of the others, in closed form. */
    private static void leftOut(Observation o, Map<RunKey, List<Deviation>> byRun) {
        List<Past> history = o.history();
        boolean log =
                Role.of(o.key().metric()) != Role.NETWORK && history.stream().allMatch(p -> p.value() > 0);
        double[] x = history.stream()
                .mapToDouble(p -> log ? StrictMath.log(p.value()) : p.value())
                .toArray();
        int n = x.length;
        double sum = 0;
        double squares = 0;
        for (double one : x) {
            sum += one;
        }
        double mean = sum / n;
        for (double one : x) {
            squares += (one - mean) * (one - mean);
        }
        double plain = history.stream().mapToDouble(Past::value).sum();
        for (int i = 0; i < n; i++) {
            double others = (plain - history.get(i).value()) / (n - 1);
            double excess = worse(o) * (history.get(i).value() - others);
            double rest = squares - (x[i] - mean) * (x[i] - mean) * n / (n - 1);
            double t = rest <= 0 ? 0 : (x[i] - mean) * n / (n - 1) / StrictMath.sqrt(rest / (n - 2) * n / (n - 1));
            boolean matters = Math.abs(excess) >= o.floor().orElse(0);
            byRun.computeIfAbsent(history.get(i).run(), run -> new ArrayList<>())
                    .add(deviation(o, matters ? worse(o) * normal(t, n - 2) : 0, excess, false));
        }
    }

    /** About the normal deviate with the probability of a t: the signed root of its log-likelihood ratio. */
    private static double normal(double t, int df) {
        return Math.copySign(StrictMath.sqrt(df * StrictMath.log1p(t * t / df)), t);
    }

    private static Deviation deviation(Observation o, double sigma, double excess, boolean stands) {
        double bounded = Math.max(-FARTHEST, Math.min(FARTHEST, sigma));
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
