package io.benchmarkagent.source.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.benchmarkagent.fixtures.PrometheusServer;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.Samples;
import io.benchmarkagent.run.Scope;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the Nezha day lacks: exporters as kube-prometheus-stack and Istio name things, in a real Prometheus with figures known by heart. */
@SuppressWarnings("NullAway.Init")
class ClusterMetricsTest {
    private static final long FIRST = Instant.parse("2026-01-01T00:00:00Z").getEpochSecond();
    private static final Window RUN = new Window("default", at(20), at(30));
    private static final String POD = "namespace=\"default\",pod=\"web-75d897db69-bnz99\"";
    private static final String TWIN = "namespace=\"default\",pod=\"web-75d897db69-x7k2p\"";
    private static final String MESHED = "namespace=\"default\",pod=\"meshed-75d897db69-bnz99\"";
    private static final String CALL =
            "source_workload=\"web\",destination_workload=\"api\"," + "destination_workload_namespace=\"default\",";

    @TempDir
    static Path temp;

    private static PrometheusServer server;
    private static Evidence evidence;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        server = PrometheusServer.serving(metrics());
        evidence = new PrometheusSource(QueryCatalogue.standard(), PrometheusSettings.at(server.url()), Map.of())
                .collect(RUN, List.of(), temp);
    }

    @AfterAll
    static void stop() {
        if (server != null) { // not started where its data is absent: the tests are then reported as not run
            server.close();
        }
    }

    @Test
    void theIntervalIsHalfAMinute() {
        assertThat(evidence.scrapeSeconds()).hasValue(30);
    }

    @Test
    void theRecordingRuleIsTakenAndPodsAreAveraged() {
        assertThat(asked("cpu")).contains("sum_irate");
        assertThat(last("cpu", "web")).isCloseTo(30, within(1e-9));
    }

    @Test
    void onlyAPodWithSeveralContainersTellsOfEach() {
        assertThat(evidence.series().stream()
                        .filter(series -> series.scope() == Scope.CONTAINER)
                        .map(series -> series.queryId() + " " + series.subject()))
                .containsExactly(
                        "container-cpu meshed/proxy",
                        "container-cpu meshed/server",
                        "container-memory meshed/proxy",
                        "container-memory meshed/server");
        assertThat(last("container-cpu", "meshed/proxy")).isCloseTo(10, within(1e-6));
        assertThat(last("container-cpu", "meshed/server")).isCloseTo(30, within(1e-6));
        assertThat(last("container-memory", "meshed/proxy")).isCloseTo(2, within(1e-9));
    }

    @Test
    void throttlingIsPeriodsOverPeriods() {
        assertThat(last("cpu-throttled", "web")).isCloseTo(25, within(1e-6));
    }

    @Test
    void aRestartIsCountedOnceAndAnOutOfMemoryKillTellsWhen() {
        assertThat(sum("restarts", "web")).isEqualTo(2);
        assertThat(sum("oom-kills", "web")).isEqualTo(1);
    }

    @Test
    void limitsAreThoseOfOnePod() {
        assertThat(last("cpu-limit", "web")).isEqualTo(0.2);
    }

    @Test
    void nodesAreNamedThroughTheirAddress() {
        assertThat(last("node-cpu", "gke-node-1")).isCloseTo(40, within(1e-6));
        assertThat(last("node-memory", "gke-node-1")).isCloseTo(75, within(1e-6));
    }

    @Test
    void theQuantileIsTakenOfSummedBuckets() {
        assertThat(last("latency-p95", "api")).isCloseTo(95, within(1e-6));
        assertThat(last("edge-latency-p95", "web->api")).isCloseTo(97.5, within(1e-6));
        assertThat(last("edge-transit-p50", "web->api")).isCloseTo(25, within(1e-6));
    }

    @Test
    void ratesAndErrorsAreOfTheCalledService() {
        assertThat(last("request-rate", "api")).isCloseTo(4, within(1e-6));
        assertThat(last("edge-request-rate", "web->api")).isCloseTo(4, within(1e-6));
        assertThat(last("error-rate", "api")).isCloseTo(25, within(1e-6));
        assertThat(last("error-rate", "calm"))
                .as("no failed request is a zero, not a gap")
                .isZero();
    }

    @Test
    void noQueryFails() {
        assertThat(evidence.queries()).noneMatch(asked -> asked.outcome().startsWith("error"));
    }

    private static String metrics() {
        SortedMap<String, String> families = new TreeMap<>();
        gauge(
                families,
                "node_namespace_pod_container:container_cpu_usage_seconds_total:sum_irate",
                POD + ",container=\"server\"",
                i -> 0.2);
        gauge(
                families,
                "node_namespace_pod_container:container_cpu_usage_seconds_total:sum_irate",
                TWIN + ",container=\"server\"",
                i -> 0.4);
        gauge(families, "container_memory_working_set_bytes", POD + ",container=\"server\"", i -> 1048576);
        for (int more = 1; more <= 3; more += 2) {
            double cores = more / 10.0;
            String container = MESHED + (more == 1 ? ",container=\"proxy\"" : ",container=\"server\"");
            gauge(families, "container_memory_working_set_bytes", container, i -> 2 * 1048576);
            gauge(families, "container_cpu_usage_seconds_total", container, i -> 30 * cores * i);
        }
        gauge(families, "container_cpu_cfs_throttled_periods_total", POD + ",container=\"server\"", i -> 75.0 * i);
        gauge(families, "container_cpu_cfs_periods_total", POD + ",container=\"server\"", i -> 300.0 * i);
        gauge(
                families,
                "kube_pod_container_status_restarts_total",
                POD + ",container=\"server\"",
                i -> i < 30 ? 0 : i < 50 ? 1 : 2);
        gauge(
                families,
                "kube_pod_container_status_last_terminated_reason",
                POD + ",container=\"server\",reason=\"OOMKilled\"",
                i -> i < 50 ? 0 : 1);
        gauge(families, "kube_pod_container_resource_limits", POD + ",container=\"server\",resource=\"cpu\"", i -> 0.2);
        gauge(
                families,
                "kube_pod_container_resource_limits",
                TWIN + ",container=\"server\",resource=\"cpu\"",
                i -> 0.2);
        gauge(
                families,
                "node_cpu_seconds_total",
                "instance=\"10.0.0.1:9100\",cpu=\"0\",mode=\"idle\"",
                i -> 30 * 0.5 * i);
        gauge(
                families,
                "node_cpu_seconds_total",
                "instance=\"10.0.0.1:9100\",cpu=\"1\",mode=\"idle\"",
                i -> 30 * 0.7 * i);
        gauge(families, "node_memory_MemAvailable_bytes", "instance=\"10.0.0.1:9100\"", i -> 25);
        gauge(families, "node_memory_MemTotal_bytes", "instance=\"10.0.0.1:9100\"", i -> 100);
        gauge(families, "kube_node_info", "node=\"gke-node-1\",internal_ip=\"10.0.0.1\"", i -> 1);
        gauge(families, "node_uname_info", "instance=\"10.0.0.1:9100\",nodename=\"host-1\"", i -> 1);
        for (String reporter : List.of("source", "destination")) {
            String call = CALL + "reporter=\"" + reporter + "\",";
            gauge(families, "istio_requests_total", call + "response_code=\"200\"", i -> 90.0 * i);
            gauge(families, "istio_requests_total", call + "response_code=\"503\"", i -> 15.0 * i);
            gauge(
                    families,
                    "istio_requests_total",
                    call + "response_code=\"200\",grpc_response_status=\"13\"",
                    i -> 15.0 * i);
            gauge(
                    families,
                    "istio_requests_total",
                    call.replace("\"api\"", "\"calm\"") + "response_code=\"200\"",
                    i -> 30.0 * i);
        }
        buckets(families, "destination", 1);
        buckets(families, "source", 0);
        return String.join("", families.values()) + "# EOF\n";
    }

    /** A hundred calls a scrape: with 1 for {@code quick} evenly up to 100 ms, with 0 all from 50 to 100 ms. */
    private static void buckets(Map<String, String> families, String reporter, double quick) {
        String bucket = CALL + "reporter=\"" + reporter + "\",le=";
        gauge(families, "istio_request_duration_milliseconds_bucket", bucket + "\"50\"", i -> quick * 50 * i);
        gauge(families, "istio_request_duration_milliseconds_bucket", bucket + "\"100\"", i -> 100.0 * i);
        gauge(families, "istio_request_duration_milliseconds_bucket", bucket + "\"+Inf\"", i -> 100.0 * i);
    }

    private static void gauge(Map<String, String> families, String name, String labels, IntToDoubleFunction value) {
        StringBuilder lines = new StringBuilder(families.getOrDefault(name, "# TYPE " + name + " gauge\n"));
        for (int i = 0; i <= 60; i++) {
            lines.append(name).append('{').append(labels).append("} ");
            lines.append(value.applyAsDouble(i))
                    .append(' ')
                    .append(FIRST + 30L * i)
                    .append('\n');
        }
        families.put(name, lines.toString());
    }

    private static Instant at(int minute) {
        return Instant.ofEpochSecond(FIRST).plusSeconds(60L * minute);
    }

    private static String asked(String query) {
        return evidence.queries().stream()
                .filter(asked -> asked.id().equals(query))
                .map(asked -> asked.promql())
                .findFirst()
                .orElseThrow();
    }

    private static double last(String query, String subject) {
        Samples samples = samples(query, subject);
        return samples.value(samples.size() - 1);
    }

    private static double sum(String query, String subject) {
        Samples samples = samples(query, subject);
        double sum = 0;
        for (int i = 0; i < samples.size(); i++) {
            sum += samples.value(i);
        }
        return sum;
    }

    private static Samples samples(String query, String subject) {
        return evidence.series().stream()
                .filter(one -> one.queryId().equals(query) && one.subject().equals(subject))
                .map(one -> one.samples())
                .findFirst()
                .orElseThrow(() -> new AssertionError(query + " has no " + subject + "; " + evidence.queries()));
    }
}
