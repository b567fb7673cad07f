package io.benchmarkagent.comparison;

import io.benchmarkagent.detection.Judge;
import io.benchmarkagent.run.Better;
import io.benchmarkagent.run.MachinePrice;
import io.benchmarkagent.run.Measurement;
import io.benchmarkagent.run.MetricCatalogue;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.MetricSpec;
import io.benchmarkagent.run.PriceTable;
import io.benchmarkagent.run.Run;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Statistic;
import io.benchmarkagent.run.Unit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What of a run is compared: what is judged of its cluster and services, and the same per request, per vCPU and per dollar. */
final class Quantities {
    static final String COST = "usd_per_million_requests";
    static final String PER_VCPU = "request_rate_rps_per_vcpu";
    static final String CPU_PER_REQUEST = "cpu_seconds_per_request";

    static final List<MetricSpec> SPECS = List.of(
            new MetricSpec(COST, "USD per million requests", Unit.NONE, Better.LOWER, 0.05, 0),
            new MetricSpec(PER_VCPU, "requests per vCPU", Unit.PER_SECOND, Better.HIGHER, 0.05, 0));

    private static final String CLUSTER = "cluster";
    private static final double MILLION_PER_HOUR = 3600 / 1e6;

    private final PriceTable prices;
    private final boolean hasServices;

    Quantities(PriceTable prices, boolean hasServices) {
        this.prices = prices;
        this.hasServices = hasServices;
    }

    /** A mean that is divided by the subject's request rate. */
    private record PerRequest(String of, String named, Unit unit, double factor) {}

    /** Per cent of a core are hundredths of a CPU second a second. */
    private static final Map<String, PerRequest> PER_REQUEST = Map.of(
            "cpu.utilization_pct",
                    new PerRequest("cpu.utilization_pct", CPU_PER_REQUEST, Unit.SECONDS_PER_REQUEST, 0.01),
            "memory.usage_mb",
                    new PerRequest("memory.usage_mb", "memory_mb_per_request", Unit.MEBIBYTES_PER_REQUEST, 1));

    SortedMap<MetricKey, Measurement> of(Run run) {
        SortedMap<MetricKey, Measurement> all = new TreeMap<>();
        run.measurements().stream()
                .filter(m -> m.key().scope() != Scope.NODE && Judge.isJudged(m.key(), hasServices))
                .forEach(m -> all.put(m.key(), m));
        run.measurements().forEach(m -> perRequest(m, run).ifPresent(one -> all.putIfAbsent(one.key(), one)));
        perMachine(run).forEach(one -> all.put(one.key(), one));
        return all;
    }

    private static Optional<Measurement> perRequest(Measurement m, Run run) {
        PerRequest rule = PER_REQUEST.get(m.key().metric());
        MetricKey key = m.key();
        return rule == null || key.statistic() != Statistic.MEAN || key.scope() == Scope.NODE
                ? Optional.empty()
                : rate(run, key.scope(), key.subject())
                        .map(rate -> new Measurement(
                                new MetricKey(key.scope(), key.subject(), rule.named(), Statistic.VALUE),
                                rule.unit(),
                                m.value() * rule.factor() / rate));
    }

    private List<Measurement> perMachine(Run run) {
        Optional<MachinePrice> price = run.facts().nodePool().machineType().flatMap(prices::of);
        Optional<Double> rate = rate(run, Scope.CLUSTER, CLUSTER);
        double nodes = run.facts().nodePool().nodeCount().orElse(0);
        return price.isEmpty() || rate.isEmpty() || nodes == 0
                ? List.of()
                : List.of(
                        cluster(COST, Unit.NONE, price.get().usdPerHour() * nodes / (rate.get() * MILLION_PER_HOUR)),
                        cluster(
                                PER_VCPU,
                                Unit.PER_SECOND,
                                rate.get() / (price.get().vcpus() * nodes)));
    }

    private static Measurement cluster(String metric, Unit unit, double value) {
        return new Measurement(new MetricKey(Scope.CLUSTER, CLUSTER, metric, Statistic.VALUE), unit, value);
    }

    /** Requests per second; none where the pipeline wrote 0, which it does where its query found nothing. */
    private static Optional<Double> rate(Run run, Scope scope, String subject) {
        return run.measurements().stream()
                .filter(m -> m.key().metric().equals(MetricCatalogue.REQUEST_RATE))
                .filter(m -> m.key().scope() == scope && m.key().subject().equals(subject))
                .map(Measurement::value)
                .filter(value -> value > 0)
                .findFirst();
    }
}
