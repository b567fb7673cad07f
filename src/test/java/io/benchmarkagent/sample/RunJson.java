package io.benchmarkagent.sample;

import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The pipeline's run JSON, nested (v2) or flat (v1), and its row of cluster_summary.csv, from a course. */
final class RunJson {
    static final String SUMMARY_HEADER = "run_id,timestamp,cloud,region,zone,machine_type,cpu_vendor,cpu_generation,"
            + "node_count,vcpus,memory_gb,duration_seconds,users_count,rps,cpu_avg_util_pct,cpu_max_util_pct,"
            + "cpu_p95_util_pct,cpu_p99_util_pct,cpu_throttled_seconds,cpu_throttled_pct,memory_avg_mb,memory_max_mb,"
            + "memory_avg_util_pct,network_rx_mb_per_sec,network_tx_mb_per_sec,request_rate_rps,"
            + "cpu_seconds_per_request,memory_mb_per_request,total_pods,total_nodes,total_services";
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.MICRO_OF_SECOND, 6, 6, true)
            .toFormatter(Locale.ROOT);
    private static final int VCPUS = 4;
    private static final int MEMORY_GB = 16;

    private final Course course;
    private final SampleRun run;
    private final Sampled cpu;
    private final Sampled memory;
    private final double requestRate;

    RunJson(Course course) {
        this.course = course;
        this.run = course.run();
        this.cpu = overContainers(c -> cpuPercent(c).mean());
        this.memory = overContainers(c -> memoryMebibytes(c).mean());
        this.requestRate = course.into(Component.FRONTEND).stream()
                        .mapToDouble(RunJson::calls)
                        .sum()
                / SampleRun.SECONDS;
    }

    String text() {
        return Json.python(run.flat() ? flat() : nested());
    }

    /** The row every execution has in cluster_summary.csv, the overwritten and the flat ones too. */
    String summaryRow() {
        ObjectNode metrics = metrics();
        ObjectNode normalized = normalized();
        return String.join(
                ",",
                Stream.concat(
                                Stream.of(
                                        run.runId(),
                                        TIME.format(run.written()),
                                        "gcp",
                                        "us-central1",
                                        "us-central1-a",
                                        run.machine().type,
                                        run.machine().vendor(),
                                        run.machine().generation,
                                        "" + SampleRun.NODES,
                                        "" + VCPUS,
                                        "" + MEMORY_GB,
                                        "" + SampleRun.SECONDS,
                                        "" + SampleRun.USERS,
                                        "" + SampleRun.RPS),
                                Stream.concat(
                                        Stream.concat(
                                                        List.of("cpu", "memory", "network").stream()
                                                                .flatMap(group -> metrics.get(group).values().stream()),
                                                        Stream.of(
                                                                metrics.get("request_rate_rps"),
                                                                normalized.get("cpu_seconds_per_request"),
                                                                normalized.get("memory_mb_per_request")))
                                                .map(Json::text),
                                        Stream.of(
                                                "" + course.containers().size(),
                                                "" + SampleRun.NODES,
                                                "" + ServiceFigures.timed().size())))
                        .toList());
    }

    private ObjectNode nested() {
        ObjectNode pool = pool();
        pool.set(
                "machine_specs",
                Json.object(
                        "vcpus",
                        VCPUS,
                        "memory_gb",
                        MEMORY_GB,
                        "cpu_platform",
                        (run.machine() == SampleRun.Machine.INTEL ? "Intel " : "AMD ") + run.machine().generation,
                        "max_bandwidth_gbps",
                        10));
        return head(pool)
                .setAll(Json.object(
                        "metrics", metrics(),
                        "normalized_metrics", normalized(),
                        "pods", pods(),
                        "nodes", nodes(),
                        "services", new ServiceFigures(course).tree(),
                        "summary", summary(),
                        "collection_metadata",
                                Json.object(
                                        "start_time", TIME.format(run.started()),
                                        "end_time", TIME.format(run.ended()),
                                        "duration_seconds",
                                                Json.number(
                                                        Duration.between(run.started(), run.ended())
                                                                        .toNanos()
                                                                / 1e9,
                                                        6),
                                        "namespace", "default")));
    }

    private ObjectNode flat() {
        ObjectNode metrics = metrics();
        return head(pool())
                .setAll(Json.object(
                        "metrics",
                                Json.object(
                                        "avg_cpu_util_pct", metrics.at("/cpu/avg_utilization_pct"),
                                        "p95_cpu_util_pct", metrics.at("/cpu/p95_utilization_pct"),
                                        "cpu_throttled_seconds", metrics.at("/cpu/throttled_seconds"),
                                        "avg_memory_mb", metrics.at("/memory/avg_usage_mb"),
                                        "request_rate_rps", metrics.get("request_rate_rps")),
                        "normalized_metrics", normalized()));
    }

    private ObjectNode head(ObjectNode pool) {
        return Json.object(
                "run_id",
                run.runId(),
                "timestamp",
                TIME.format(run.written()),
                "cloud",
                "gcp",
                "region",
                "us-central1",
                "zone",
                "us-central1-a",
                "node_pool",
                pool,
                "load_profile",
                Json.object(
                        "duration_seconds", SampleRun.SECONDS,
                        "start_time", TIME.format(run.started()),
                        "end_time", TIME.format(run.ended()),
                        "users_count", SampleRun.USERS,
                        "rps", SampleRun.RPS));
    }

    private ObjectNode pool() {
        return Json.object(
                "machine_type", run.machine().type,
                "cpu_vendor", run.machine().vendor(),
                "cpu_generation", run.machine().generation,
                "node_count", SampleRun.NODES,
                "source", "configuration");
    }

    /** Cluster values: over the containers' means, as the pipeline's instant queries give them. */
    private ObjectNode metrics() {
        double periods = sum(Course.Container::periods);
        return Json.object(
                "cpu",
                        Json.object(
                                "avg_utilization_pct", Json.number(cpu.mean(), 4),
                                "max_utilization_pct", Json.number(cpu.max(), 4),
                                "p95_utilization_pct", Json.number(cpu.quantile(0.95), 4),
                                "p99_utilization_pct", Json.number(cpu.quantile(0.99), 4),
                                "throttled_seconds", Json.number(sum(Course.Container::throttledSeconds), 4),
                                "throttled_percentage",
                                        Json.number(100 * sum(Course.Container::throttledPeriods) / periods, 4)),
                "memory",
                        Json.object(
                                "avg_usage_mb", Json.number(memory.mean(), 4),
                                "max_usage_mb", Json.number(memory.max(), 4),
                                "avg_utilization_pct", Json.number(0, 4)),
                "network",
                        Json.object(
                                "received_mb_per_sec", perSecond(Course.Container::received),
                                "transmitted_mb_per_sec", perSecond(Course.Container::sent)),
                "request_rate_rps", Json.number(requestRate, 4));
    }

    private ObjectNode normalized() {
        return Json.object(
                "cpu_seconds_per_request", Json.number(cpu.mean() / 100 / requestRate, 6),
                "memory_mb_per_request", Json.number(memory.mean() / requestRate, 6));
    }

    private ArrayNode pods() {
        return Json.array(course.containers().stream().map(RunJson::pod));
    }

    private static ObjectNode pod(Course.Container container) {
        Sampled cpu = cpuPercent(container);
        Sampled memory = memoryMebibytes(container);
        return Json.object(
                "pod_name", container.pod(),
                "container_name", container.component().container,
                "metrics",
                        Json.object(
                                "cpu", utilization(cpu, "p95", "p99").set("std_dev", Json.number(cpu.sd(), 4)),
                                "cpu_throttling", throttling(container),
                                "memory",
                                        Json.object(
                                                "avg_usage_mb", Json.number(memory.mean(), 4),
                                                "max_usage_mb", Json.number(memory.max(), 4),
                                                "min_usage_mb", Json.number(memory.min(), 4),
                                                "p95_usage_mb", Json.number(memory.quantile(0.95), 4))),
                "resource_limits",
                        Json.object("cpu_limit_cores", Json.number(container.component().cpuLimit / 1000.0, 4)));
    }

    /** The pipeline's three, and the right ratio: throttled periods by periods. */
    private static ObjectNode throttling(Course.Container container) {
        Sampled seconds = Sampled.rates(container.throttledSeconds());
        double ratio =
                container.throttledPeriods().increase() / container.periods().increase();
        return Json.object(
                "avg_throttled_seconds", Json.number(seconds.mean(), 4),
                "max_throttled_seconds", Json.number(seconds.max(), 4),
                "total_throttled_seconds",
                        Json.number(container.throttledSeconds().increase(), 4),
                "throttled_percentage", Json.number(100 * ratio, 4));
    }

    private ArrayNode nodes() {
        return Json.array(course.nodes().stream()
                .map(node -> Json.object(
                        "node_name", node.name(),
                        "metrics",
                                Json.object(
                                        "cpu",
                                                utilization(Sampled.rates(node.cpu())
                                                        .times(100.0 / VCPUS)),
                                        "memory",
                                                utilization(Sampled.gauge(node.memory())
                                                        .times(100 / Course.NODE_MEMORY))))));
    }

    private ObjectNode summary() {
        return Json.object(
                "total_pods", course.containers().size(),
                "total_nodes", course.nodes().size(),
                "total_services", ServiceFigures.timed().size(),
                "pod_cpu_stats", stats(cpu, ""),
                "pod_memory_stats", stats(memory, "_mb"));
    }

    private static ObjectNode stats(Sampled values, String unit) {
        return Json.object(
                "mean" + unit, Json.number(values.mean(), 4),
                "median" + unit, Json.number(values.quantile(0.5), 4),
                "max" + unit, Json.number(values.max(), 4),
                "min" + unit, Json.number(values.min(), 4));
    }

    private static ObjectNode utilization(Sampled values, String... quantiles) {
        ObjectNode object = Json.object(
                "avg_utilization_pct", Json.number(values.mean(), 4),
                "max_utilization_pct", Json.number(values.max(), 4),
                "min_utilization_pct", Json.number(values.min(), 4));
        for (String quantile : quantiles) {
            double q = Integer.parseInt(quantile.substring(1)) / 100.0;
            object.set(quantile + "_utilization_pct", Json.number(values.quantile(q), 4));
        }
        return object;
    }

    private static Sampled cpuPercent(Course.Container container) {
        return Sampled.rates(container.cpu()).times(100);
    }

    private static Sampled memoryMebibytes(Course.Container container) {
        return Sampled.gauge(container.memory()).times(1 / Course.MEBIBYTE);
    }

    private static double calls(Course.Exchange exchange) {
        return exchange.answered().increase() + exchange.failed().increase();
    }

    private Sampled overContainers(ToDoubleFunction<Course.Container> value) {
        return new Sampled(course.containers().stream().mapToDouble(value).toArray());
    }

    private double sum(Function<Course.Container, Track> perSecond) {
        return overContainers(c -> perSecond.apply(c).increase()).mean()
                * course.containers().size();
    }

    private JsonNode perSecond(Function<Course.Container, Track> bytes) {
        return Json.number(sum(bytes) / SampleRun.SECONDS / Course.MEBIBYTE, 4);
    }
}
