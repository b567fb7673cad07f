package io.benchmarkagent.detection;

import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.LoadProfile;
import io.benchmarkagent.run.Measurement;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.Run;
import io.benchmarkagent.run.Samples;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Series;
import io.benchmarkagent.run.Statistic;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;

/**
 * Did the workload that makes the load reach its own limit? It was at its CPU limit or throttled for half of the steady state, or fewer
 * requests were served than asked for while no service had much to do. Latency and throughput then tell of it and not of the services.
 */
public final class LoadGenerator {
    private static final String CPU = "cpu.utilization_pct";
    private static final String THROTTLED = "cpu.throttled_percentage";
    private static final double AT_LIMIT = 0.95;
    private static final double MUCH_THROTTLED = 25;
    private static final double MUCH = 0.5;
    private static final double ENOUGH = 0.9;
    private static final double BUSY = 0.5;
    private static final int FEWEST_SERVICES = 3;

    private final Run run;
    private final Evidence evidence;
    private final String name;

    private LoadGenerator(Run run, Evidence evidence, String name) {
        this.run = run;
        this.evidence = evidence;
        this.name = name;
    }

    /** @param name of the workload, as in {@code detection.load-generator} */
    public static Optional<DataQuality> line(Run run, Evidence evidence, String name) {
        return new LoadGenerator(run, evidence, name).line();
    }

    private Optional<DataQuality> line() {
        List<String> signs = new ArrayList<>();
        atLimit().ifPresent(signs::add);
        throttled().ifPresent(signs::add);
        tooFewRequests(signs.isEmpty()).ifPresent(signs::add);
        return signs.isEmpty() ? Optional.empty() : Optional.of(line(String.join("; ", signs)));
    }

    private Optional<String> atLimit() {
        OptionalDouble limit = Saturated.cpuLimitPct(name, evidence);
        return limit.isEmpty()
                ? Optional.empty()
                : much(CPU, cpu -> cpu >= AT_LIMIT * limit.getAsDouble())
                        .map(time ->
                                "it was at its CPU limit (" + rounded(limit.getAsDouble()) + " % of a core) " + time);
    }

    private Optional<String> throttled() {
        return much(THROTTLED, share -> share >= MUCH_THROTTLED && share <= 100)
                .map(time -> "it was throttled in a quarter or more of its CPU periods " + time);
    }

    /** By its samples in the steady state; where there are none, by the mean in the run JSON. */
    private Optional<String> much(String metric, DoublePredicate holds) {
        Samples samples = steady(Scope.SERVICE, name, metric);
        if (samples.size() > 0) {
            long of = IntStream.range(0, samples.size())
                    .filter(i -> holds.test(samples.value(i)))
                    .count();
            double share = (double) of / samples.size();
            return share >= MUCH
                    ? Optional.of("for " + rounded(100 * share) + " % of the steady state")
                    : Optional.empty();
        }
        return measured(Scope.SERVICE, name, metric).stream()
                .filter(holds)
                .mapToObj(mean -> "on average over the run")
                .findFirst();
    }

    /** @param alone there is no other sign: then busy services are as good a reason */
    private Optional<String> tooFewRequests(boolean alone) {
        OptionalDouble asked = run.facts().load().rps();
        OptionalDouble served = mean(Scope.CLUSTER, "cluster", AchievedLoad.METRIC);
        if (asked.isEmpty()
                || served.isEmpty()
                || served.getAsDouble() <= 0
                || served.getAsDouble() >= ENOUGH * asked.getAsDouble()) {
            return Optional.empty();
        }
        String requests = "of " + rounded(asked.getAsDouble()) + " requests per second asked for, "
                + rounded(served.getAsDouble()) + " were served";
        return alone
                ? busiest()
                        .filter(one -> one.getValue() < BUSY)
                        .map(one -> requests + ", and the busiest service (" + one.getKey() + ") used "
                                + rounded(100 * one.getValue()) + " % of its CPU limit")
                : Optional.of(requests);
    }

    /** The service that used most of its CPU limit, and how much of it; empty where few limits are known. */
    private Optional<Map.Entry<String, Double>> busiest() {
        Map<String, Double> use = new TreeMap<>();
        for (String service : services()) {
            OptionalDouble limit = Saturated.cpuLimitPct(service, evidence);
            OptionalDouble mean = mean(Scope.SERVICE, service, CPU);
            if (limit.isPresent() && mean.isPresent()) {
                use.put(service, mean.getAsDouble() / limit.getAsDouble());
            }
        }
        return use.size() < FEWEST_SERVICES
                ? Optional.empty()
                : use.entrySet().stream().max(Map.Entry.comparingByValue());
    }

    private List<String> services() {
        return run.measurements().stream()
                .map(Measurement::key)
                .filter(key -> key.scope() == Scope.SERVICE && key.metric().equals(CPU))
                .map(MetricKey::subject)
                .filter(subject -> !subject.equals(name))
                .distinct()
                .toList();
    }

    private OptionalDouble mean(Scope scope, String subject, String metric) {
        Samples samples = steady(scope, subject, metric);
        return samples.size() > 0
                ? IntStream.range(0, samples.size()).mapToDouble(samples::value).average()
                : measured(scope, subject, metric);
    }

    private OptionalDouble measured(Scope scope, String subject, String metric) {
        return run.measurements().stream()
                .filter(m -> m.key().scope() == scope
                        && m.key().subject().equals(subject)
                        && m.key().metric().equals(metric)
                        && (m.key().statistic() == Statistic.MEAN || m.key().statistic() == Statistic.VALUE))
                .mapToDouble(Measurement::value)
                .findFirst();
    }

    private Samples steady(Scope scope, String subject, String metric) {
        LoadProfile load = run.facts().load();
        return evidence.series().stream()
                .filter(series -> series.scope() == scope
                        && series.subject().equals(subject)
                        && series.spec().metric().equals(metric))
                .map(Series::samples)
                .findFirst()
                .flatMap(samples -> LoadPhases.of(load, evidence).map(phases -> phases.steady(samples)))
                .orElseGet(() -> new Samples(new long[0], new double[0], 0));
    }

    private static String rounded(double value) {
        return BigDecimal.valueOf(value)
                .setScale(value < 10 ? 1 : 0, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }

    private DataQuality line(String signs) {
        return new DataQuality(
                "load-generator/" + name,
                DataQuality.Level.WARNING,
                name,
                "the load generator was a limit of its own: " + signs
                        + ". Latency and throughput tell of it more than of the services",
                "give it more CPU, or spread it over more pods or a machine of its own, and run again;"
                        + " another workload makes the load: set detection.load-generator");
    }
}
