package io.benchmarkagent.cause;

import io.benchmarkagent.run.Better;
import io.benchmarkagent.run.CallGraph;
import io.benchmarkagent.run.Samples;
import io.benchmarkagent.run.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A ranking without other runs: what was different while the symptom lasted from the time when it did not. The symptom splits its own
 * samples in two, above and below their middle; every other series is split at the same times. How much a series moves by itself is
 * learnt from all series of its metric, most of which have nothing to do with it, so the bar grows with how restless the system is.
 *
 * <p>A service counts by the part of the symptom that its excess, times its requests, can make up.
 */
public final class OwnCourse {
    /** Degrees of freedom that all series of a metric lend to each. */
    private static final double LENT = 4;

    /** What makes up a fifth of the symptom counts in full. */
    private static final double PART = 0.2;

    private static final double OTHER_KIND = 0.5;
    private static final double FAMILY = 0.05;
    private static final int AT_MOST = 5;

    private final List<Series> series;
    private final CallGraph graph;

    public OwnCourse(List<Series> series, CallGraph graph) {
        this.series = List.copyOf(series);
        this.graph = graph;
    }

    /** One series before and while the symptom lasted. */
    private record Change(Series series, Role role, double sigma, double excess) {}

    /** What could explain the symptom, among the services that its own calls directly or not. */
    public List<RootCause> rank(Series symptom) {
        Optional<Split> split = Split.of(symptom);
        if (split.isEmpty()) {
            return List.of();
        }
        Deviations deviations = new Deviations(deviations(symptom, split.get()), rates(split.get()), false);
        Suspicion suspicion = new Suspicion(deviations, graph, Suspicion.ORDER_ONLY);
        List<Suspect> suspects = graph.below(symptom.subject()).stream()
                .filter(deviations.services()::contains)
                .map(service -> new Suspect(
                        service,
                        weighed(suspicion.of(service), Role.of(symptom.spec().metric()))))
                .filter(suspect -> suspect.score() > 0)
                .sorted(Comparator.comparingDouble(Suspect::score).reversed().thenComparing(Suspect::service))
                .limit(AT_MOST)
                .toList();
        List<RootCause> causes = new ArrayList<>();
        for (Suspect suspect : suspects) {
            boolean stands = suspect.reasons().stream().anyMatch(Reason::stands);
            causes.add(suspect.cause(causes.size() + 1, causes.isEmpty() && stands, List.of()));
        }
        return causes;
    }

    /** Slowness explains slowness better than errors, and the other way round. */
    private static List<Reason> weighed(List<Reason> reasons, Role symptom) {
        Reason.Kind same = symptom == Role.ERRORS ? Reason.Kind.ERRORS : Reason.Kind.OWN_LATENCY;
        Reason.Kind other = symptom == Role.ERRORS ? Reason.Kind.OWN_LATENCY : Reason.Kind.ERRORS;
        return reasons.stream()
                .map(r -> r.kind() == other && same != other
                        ? new Reason(r.kind(), OTHER_KIND * r.contribution(), r.evidence(), r.stands())
                        : r)
                .toList();
    }

    private List<Deviation> deviations(Series symptom, Split split) {
        List<Change> changes = changes(split);
        Map<String, Double> rates = rates(split);
        double all = excess(changes, symptom.subject(), Role.of(symptom.spec().metric()))
                * rates.getOrDefault(symptom.subject(), Double.NaN);
        Map<String, List<Change>> bySubject = changes.stream()
                .collect(Collectors.groupingBy(c -> c.series().subject(), TreeMap::new, Collectors.toList()));
        List<Deviation> deviations = new ArrayList<>();
        for (Map.Entry<String, List<Change>> one : bySubject.entrySet()) {
            for (Role role : Role.values()) {
                second(one.getValue(), role).ifPresent(change -> {
                    double excess = excess(one.getValue(), one.getKey(), role);
                    double part = excess * rates.getOrDefault(one.getKey(), Double.NaN) / all;
                    boolean alike = role == Role.of(symptom.spec().metric());
                    double share =
                            alike && Double.isFinite(part) && all > 0 ? Math.max(0, Math.min(1, part / PART)) : 1;
                    boolean stands = change.sigma() * share >= bar(changes.size());
                    deviations.add(new Deviation(
                            one.getKey(),
                            role,
                            change.sigma() * share,
                            excess,
                            change.series().queryId(),
                            stands));
                });
            }
        }
        return deviations;
    }

    /** What one of so many series exceeds once in twenty systems at rest (a bound on the normal tail). */
    private static double bar(int series) {
        return StrictMath.sqrt(2 * StrictMath.log(Math.max(1, series) / FAMILY));
    }

    /** As far out as the second farthest of a service's statistics: one restless quantile is not enough where there are more. */
    private static Optional<Change> second(List<Change> changes, Role role) {
        List<Change> same = changes.stream()
                .filter(c -> c.role() == role)
                .sorted(Comparator.comparingDouble(Change::sigma).reversed())
                .toList();
        return same.isEmpty() ? Optional.empty() : Optional.of(same.get(Math.min(1, same.size() - 1)));
    }

    /** Of the mean where there is one: only means times requests add up. */
    private static double excess(List<Change> changes, String subject, Role role) {
        List<Change> same = changes.stream()
                .filter(c -> c.role() == role && c.series().subject().equals(subject))
                .toList();
        return same.stream()
                .filter(c -> c.series().spec().metric().contains("mean"))
                .findFirst()
                .or(() -> same.stream().max(Comparator.comparingDouble(Change::sigma)))
                .map(Change::excess)
                .orElse(0.0);
    }

    private List<Change> changes(Split split) {
        Map<String, List<Series>> byMetric = series.stream()
                .filter(one -> one.spec().better() != Better.NEITHER)
                .filter(one -> Role.of(one.spec().metric()) != Role.TRAFFIC)
                .collect(Collectors.groupingBy(one -> one.spec().metric(), TreeMap::new, Collectors.toList()));
        List<Change> changes = new ArrayList<>();
        byMetric.values().forEach(alike -> changes.addAll(changes(alike, split)));
        return changes;
    }

    private static List<Change> changes(List<Series> alike, Split split) {
        List<Halves> halves =
                alike.stream().flatMap(one -> split.halves(one).stream()).toList();
        double[] sizes =
                halves.stream().mapToDouble(h -> Math.abs(h.change())).sorted().toArray();
        if (sizes.length == 0) {
            return List.of();
        }
        double usual = 1.4826 * sizes[sizes.length / 2];
        return halves.stream().map(h -> h.against(usual)).toList();
    }

    private Map<String, Double> rates(Split split) {
        Map<String, Double> rates = new HashMap<>();
        for (Series one : series) {
            if (one.spec().metric().equals("request_rate_rps")) {
                split.halves(one).ifPresent(h -> rates.put(one.subject(), h.plainDuring()));
            }
        }
        return rates;
    }

    /** One series in the two times; on the log scale where all of it is positive and it is no share. */
    private record Halves(Series series, List<Double> before, List<Double> during, boolean log) {
        double change() {
            return worse() * (mean(scaled(during)) - mean(scaled(before)));
        }

        double plainDuring() {
            return mean(plain(during));
        }

        Change against(double usual) {
            double[] quiet = scaled(before);
            double floor = log
                    ? series.spec().relativeFloor()
                    : Math.max(series.spec().absoluteFloor(), series.spec().relativeFloor() * Math.abs(mean(quiet)));
            double scale = Math.max(usual, floor);
            double own = Arrays.stream(quiet)
                    .map(x -> (x - mean(quiet)) * (x - mean(quiet)))
                    .sum();
            double df = LENT + quiet.length - 1;
            double t = change() / StrictMath.sqrt((LENT * scale * scale + own) / df);
            double sigma = Math.copySign(StrictMath.sqrt(df * StrictMath.log1p(t * t / df)), t);
            return new Change(
                    series,
                    Role.of(series.spec().metric()),
                    sigma,
                    worse() * (mean(plain(during)) - mean(plain(before))));
        }

        private double worse() {
            return series.spec().better() == Better.LOWER ? 1 : -1;
        }

        private double[] scaled(List<Double> values) {
            return log ? Arrays.stream(plain(values)).map(StrictMath::log).toArray() : plain(values);
        }

        private static double[] plain(List<Double> values) {
            return values.stream().mapToDouble(Double::doubleValue).toArray();
        }

        private static double mean(double[] values) {
            return Arrays.stream(values).average().orElse(0);
        }
    }

    /** The times at which the symptom was there, and those at which it was not. */
    private record Split(Set<Long> during, Set<Long> before) {
        static Optional<Split> of(Series symptom) {
            Samples all = symptom.samples();
            double[] worse = IntStream.range(0, all.size())
                    .mapToDouble(i -> symptom.spec().better() == Better.HIGHER ? -all.value(i) : all.value(i))
                    .toArray();
            double low = Arrays.stream(worse).min().orElse(0);
            double high = Arrays.stream(worse).max().orElse(0);
            if (low == high) {
                return Optional.empty();
            }
            Set<Long> during = new TreeSet<>();
            Set<Long> before = new TreeSet<>();
            for (int i = 0; i < worse.length; i++) {
                (worse[i] > (low + high) / 2 ? during : before).add(all.time(i));
            }
            return Optional.of(new Split(during, before));
        }

        Optional<Halves> halves(Series one) {
            List<Double> quiet = at(one.samples(), before);
            List<Double> bad = at(one.samples(), during);
            if (quiet.isEmpty() || bad.isEmpty()) {
                return Optional.empty();
            }
            boolean log = Role.of(one.spec().metric()) != Role.ERRORS
                    && Role.of(one.spec().metric()) != Role.NETWORK
                    && IntStream.range(0, one.samples().size())
                            .allMatch(i -> one.samples().value(i) > 0);
            return Optional.of(new Halves(one, quiet, bad, log));
        }

        private static List<Double> at(Samples samples, Set<Long> times) {
            return IntStream.range(0, samples.size())
                    .filter(i -> times.contains(samples.time(i)))
                    .mapToObj(samples::value)
                    .toList();
        }
    }
}
