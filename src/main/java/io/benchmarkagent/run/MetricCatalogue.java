package io.benchmarkagent.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The metrics that are known by name, with direction and floors. A metric nobody described is taken from its name's suffix: a
 * unit, no direction, a relative floor of 5 % and no absolute one.
 */
public final class MetricCatalogue {
    /** How many requests a subject had in a second; times the duration, how many it had. */
    public static final String REQUEST_RATE = "request_rate_rps";

    private static final String CPU = "cpu.utilization_pct";
    private static final String THROTTLED_SECONDS = "cpu.throttled_seconds";

    /** A total of them is a plain value; means, quantiles and maxima are of seconds per second. One in a hundred, as the percentage's. */
    private static final double THROTTLED_SECONDS_PER_SECOND = 0.01;

    private static final double RELATIVE = 0.05;
    private static final List<MetricSpec> RUN_JSON = List.of(
            new MetricSpec(CPU, "CPU", Unit.PERCENT, Better.LOWER, RELATIVE, 1.0),
            new MetricSpec(THROTTLED_SECONDS, "CPU throttled", Unit.SECONDS, Better.LOWER, RELATIVE, 0.5),
            new MetricSpec("cpu.throttled_percentage", "time throttled", Unit.PERCENT, Better.LOWER, RELATIVE, 1.0),
            new MetricSpec("memory.usage_mb", "memory", Unit.MEBIBYTES, Better.LOWER, RELATIVE, 5.0),
            new MetricSpec("memory.utilization_pct", "memory of limit", Unit.PERCENT, Better.LOWER, RELATIVE, 1.0),
            new MetricSpec(
                    "network.received_mb_per_sec",
                    "network received",
                    Unit.MEBIBYTES_PER_SECOND,
                    Better.NEITHER,
                    RELATIVE,
                    0.01),
            new MetricSpec(
                    "network.transmitted_mb_per_sec",
                    "network sent",
                    Unit.MEBIBYTES_PER_SECOND,
                    Better.NEITHER,
                    RELATIVE,
                    0.01),
            new MetricSpec(REQUEST_RATE, "request rate", Unit.PER_SECOND, Better.HIGHER, RELATIVE, 0.1),
            new MetricSpec(
                    "cpu_seconds_per_request",
                    "CPU per request",
                    Unit.SECONDS_PER_REQUEST,
                    Better.LOWER,
                    RELATIVE,
                    0.0001),
            new MetricSpec(
                    "memory_mb_per_request",
                    "memory per request",
                    Unit.MEBIBYTES_PER_REQUEST,
                    Better.LOWER,
                    RELATIVE,
                    0.01),
            new MetricSpec("latency_ms", "latency", Unit.MILLISECONDS, Better.LOWER, RELATIVE, 1.0),
            new MetricSpec("error_rate_pct", "errors", Unit.PERCENT, Better.LOWER, RELATIVE, 0.1));

    /** What load generators tell beyond that, by the names that an import gives it. */
    private static final List<MetricSpec> LOAD_TEST = List.of(
            new MetricSpec(
                    "latency_of_successes_ms", "latency of successes", Unit.MILLISECONDS, Better.LOWER, RELATIVE, 1.0),
            new MetricSpec("latency_grpc_ms", "latency of gRPC", Unit.MILLISECONDS, Better.LOWER, RELATIVE, 1.0),
            new MetricSpec("http_req_blocked_ms", "wait for a slot", Unit.MILLISECONDS, Better.LOWER, RELATIVE, 1.0),
            new MetricSpec("http_req_connecting_ms", "connecting", Unit.MILLISECONDS, Better.LOWER, RELATIVE, 1.0),
            new MetricSpec(
                    "http_req_tls_handshaking_ms", "TLS handshake", Unit.MILLISECONDS, Better.LOWER, RELATIVE, 1.0),
            new MetricSpec("http_req_sending_ms", "sending", Unit.MILLISECONDS, Better.LOWER, RELATIVE, 1.0),
            new MetricSpec("http_req_waiting_ms", "first byte", Unit.MILLISECONDS, Better.LOWER, RELATIVE, 1.0),
            new MetricSpec("http_req_receiving_ms", "receiving", Unit.MILLISECONDS, Better.LOWER, RELATIVE, 1.0),
            new MetricSpec("iteration_duration_ms", "iteration", Unit.MILLISECONDS, Better.LOWER, RELATIVE, 1.0),
            new MetricSpec("iteration_rate_rps", "iteration rate", Unit.PER_SECOND, Better.HIGHER, RELATIVE, 0.1),
            new MetricSpec("dropped_iterations_count", "dropped iterations", Unit.COUNT, Better.LOWER, RELATIVE, 1.0),
            new MetricSpec("checks_ratio", "checks passed", Unit.RATIO, Better.HIGHER, RELATIVE, 0.001));

    /** What micro-benchmarks tell, whose operations take any time from nanoseconds on: no floor but the relative one. */
    private static final List<MetricSpec> MICRO_BENCHMARK = List.of(
            new MetricSpec("operation_time_ns", "time of an operation", Unit.NANOSECONDS, Better.LOWER, RELATIVE, 0),
            new MetricSpec(
                    "sampled_operation_time_ns",
                    "sampled time of an operation",
                    Unit.NANOSECONDS,
                    Better.LOWER,
                    RELATIVE,
                    0),
            new MetricSpec(
                    "single_shot_operation_time_ns", "time of one shot", Unit.NANOSECONDS, Better.LOWER, RELATIVE, 0),
            new MetricSpec("throughput_rps", "throughput", Unit.PER_SECOND, Better.HIGHER, RELATIVE, 0),
            new MetricSpec("allocated_bytes", "allocated by an operation", Unit.BYTES, Better.LOWER, RELATIVE, 0),
            new MetricSpec("lower_is_better", "figure (less is better)", Unit.NONE, Better.LOWER, RELATIVE, 0),
            new MetricSpec("higher_is_better", "figure (more is better)", Unit.NONE, Better.HIGHER, RELATIVE, 0));

    private final Map<String, MetricSpec> byName;

    private MetricCatalogue(Map<String, MetricSpec> byName) {
        this.byName = Collections.unmodifiableMap(byName);
    }

    public static MetricCatalogue standard() {
        return new MetricCatalogue(index(Stream.of(RUN_JSON, LOAD_TEST, MICRO_BENCHMARK)
                .flatMap(List::stream)
                .toList()));
    }

    /** The standard metrics and these; a name given twice takes the later one. */
    public MetricCatalogue with(List<MetricSpec> more) {
        List<MetricSpec> all = new ArrayList<>(byName.values());
        all.addAll(more);
        return new MetricCatalogue(index(all));
    }

    /** Whether users feel it directly: latency and errors tell a story first, resources tell why. */
    public static boolean isUserFacing(String metric) {
        return metric.startsWith("latency") || metric.startsWith("error_rate");
    }

    /** Whether it is a part of a subject's requests, so that it counts them where their number is known. */
    public static boolean isShareOfRequests(String metric) {
        return metric.startsWith("error_rate") && (unitOf(metric) == Unit.PERCENT || unitOf(metric) == Unit.RATIO);
    }

    /** Whether its percentage is of one core, however many a machine has; a machine's own is of all that it has. */
    public static boolean isOfOneCore(Scope scope, String metric) {
        return scope != Scope.NODE && metric.equals(CPU);
    }

    public boolean describes(String metric) {
        return byName.containsKey(metric);
    }

    public MetricSpec spec(String metric) {
        MetricSpec known = byName.get(metric);
        return known != null ? known : undescribed(metric);
    }

    /** Of this number: what is summed over a run and what is a rate of it have the metric's name, and not the same floor. */
    public MetricSpec spec(MetricKey key) {
        MetricSpec spec = spec(key.metric());
        return key.metric().equals(THROTTLED_SECONDS) && key.statistic() != Statistic.VALUE
                ? spec.withAbsoluteFloor(THROTTLED_SECONDS_PER_SECOND)
                : spec;
    }

    private static MetricSpec undescribed(String metric) {
        return new MetricSpec(
                metric, metric.replace('_', ' ').replace('.', ' '), unitOf(metric), Better.NEITHER, RELATIVE, 0);
    }

    private static Unit unitOf(String metric) {
        Map<String, Unit> suffixes = Map.ofEntries(
                Map.entry("_pct", Unit.PERCENT),
                Map.entry("_percentage", Unit.PERCENT),
                Map.entry("_ms", Unit.MILLISECONDS),
                Map.entry("_ns", Unit.NANOSECONDS),
                Map.entry("_seconds", Unit.SECONDS),
                Map.entry("_mb", Unit.MEBIBYTES),
                Map.entry("_mb_per_sec", Unit.MEBIBYTES_PER_SECOND),
                Map.entry("_bytes", Unit.BYTES),
                Map.entry("_cores", Unit.CORES),
                Map.entry("_rps", Unit.PER_SECOND),
                Map.entry("_ratio", Unit.RATIO),
                Map.entry("_count", Unit.COUNT),
                Map.entry("restarts", Unit.COUNT));
        return suffixes.entrySet().stream()
                .filter(suffix -> metric.endsWith(suffix.getKey()))
                .max(Map.Entry.comparingByKey(Comparator.comparingInt(String::length)))
                .map(Map.Entry::getValue)
                .orElse(Unit.NONE);
    }

    private static Map<String, MetricSpec> index(List<MetricSpec> specs) {
        Map<String, MetricSpec> index = new TreeMap<>();
        specs.forEach(spec -> index.put(spec.metric(), spec));
        return index;
    }
}
