package io.benchmarkagent.source;

import static io.benchmarkagent.source.RunJsons.cluster;
import static io.benchmarkagent.source.RunJsons.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.Run;
import io.benchmarkagent.run.RunFacts;
import io.benchmarkagent.run.RunFormat;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Statistic;
import io.benchmarkagent.run.Unit;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunJsonTest {
    private final Path folder;

    RunJsonTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void flatNamesBecomeTheNestedOnes() {
        Run run = withBody(
                """
                "metrics": {"avg_cpu_util_pct": 6.5, "p95_cpu_util_pct": 16.2, "max_cpu_util_pct": 17.8,
                            "cpu_throttled_seconds": 1.5, "avg_memory_mb": 34.2, "request_rate_rps": 49},
                "normalized_metrics": {"cpu_seconds_per_request": 0.0065, "memory_mb_per_request": 9.2}""");

        assertThat(run.facts().format()).isEqualTo(RunFormat.V1);
        assertThat(cluster(run, "cpu.utilization_pct", Statistic.MEAN)).isEqualTo(6.5);
        assertThat(cluster(run, "cpu.utilization_pct", Statistic.P95)).isEqualTo(16.2);
        assertThat(cluster(run, "cpu.utilization_pct", Statistic.MAX)).isEqualTo(17.8);
        assertThat(cluster(run, "cpu.throttled_seconds", Statistic.VALUE)).isEqualTo(1.5);
        assertThat(cluster(run, "memory.usage_mb", Statistic.MEAN)).isEqualTo(34.2);
        assertThat(cluster(run, "request_rate_rps", Statistic.VALUE)).isEqualTo(49);
        assertThat(cluster(run, "cpu_seconds_per_request", Statistic.VALUE)).isEqualTo(0.0065);
        assertThat(cluster(run, "memory_mb_per_request", Statistic.VALUE)).isEqualTo(9.2);
        assertThat(run.measurements()).hasSize(8);
    }

    @Test
    void aNumberNobodyDescribedIsAMetricNamedByItsPath() {
        Run run = withBody(
                """
                "metrics": {"cpu": {"avg_utilization_pct": 6.5}, "disk": {"queue": {"depth": 3}, "max_wait_ms": 7},
                            "label": "x", "list": [1, 2], "flag": true},
                "surprise": {"number": 5}""");

        assertThat(cluster(run, "disk.queue.depth", Statistic.VALUE)).isEqualTo(3);
        assertThat(cluster(run, "disk.wait_ms", Statistic.MAX)).isEqualTo(7);
        assertThat(run.measurements())
                .filteredOn(m -> m.key().metric().equals("disk.wait_ms"))
                .extracting(m -> m.unit())
                .containsExactly(Unit.MILLISECONDS);
        assertThat(run.measurements()).hasSize(3);
    }

    @Test
    void leavesOfServicesAndNodesAreMeasurements() {
        Run run = withBody(
                """
                "metrics": {"cpu": {}},
                "services": {"frontend": {"request_rate_rps": 12.5, "latency": {"p95_ms": 412, "avg_ms": 120},
                                          "error_rate_pct": 0.5}},
                "nodes": [{"node_name": "a", "metrics": {"cpu": {"avg_utilization_pct": 20, "max_utilization_pct": 50}}},
                          {"node_name": "b", "metrics": {"cpu": {"avg_utilization_pct": 40, "max_utilization_pct": 60}}}]""");

        assertThat(service(run, "frontend", "latency_ms", Statistic.P95)).isEqualTo(412);
        assertThat(service(run, "frontend", "latency_ms", Statistic.MEAN)).isEqualTo(120);
        assertThat(service(run, "frontend", "request_rate_rps", Statistic.VALUE))
                .isEqualTo(12.5);
        assertThat(RunJsons.value(run, Scope.NODE, "nodes", "cpu.utilization_pct", Statistic.MEAN))
                .isEqualTo(30);
        assertThat(RunJsons.value(run, Scope.NODE, "nodes", "cpu.utilization_pct", Statistic.MAX))
                .isEqualTo(60);
    }

    @Test
    void severalPodsOfAWorkloadAreAveragedAndTheirHighestTaken() {
        Run run = withBody(pods(
                pod("frontend-75d897db69-bnz99", "server", 10, 30),
                pod("frontend-75d897db69-x7k2p", "server", 20, 25)));

        assertThat(service(run, "frontend", "cpu.utilization_pct", Statistic.MEAN))
                .isEqualTo(15);
        assertThat(service(run, "frontend", "cpu.utilization_pct", Statistic.MAX))
                .isEqualTo(30);
        assertThat(run.measurements()).extracting(m -> m.key().statistic()).doesNotContain(Statistic.SD);
    }

    @Test
    void theContainersOfAPodAreAddedUpAndTheirHighestIsNoPodsHighest() {
        Run run = withBody(pods(
                pod("frontend-75d897db69-bnz99", "server", 10, 30),
                pod("frontend-75d897db69-bnz99", "istio-proxy", 2, 5)));

        assertThat(service(run, "frontend", "cpu.utilization_pct", Statistic.MEAN))
                .isEqualTo(12);
        assertThat(run.measurements()).hasSize(1);
    }

    @Test
    void podsWithoutANameOrWithoutMetricsAreNoWorkloads() {
        Run run = withBody(
                """
                "metrics": {"cpu": {"avg_utilization_pct": 6.5}},
                "pods": [{"container_name": "server", "metrics": {"cpu": {"avg_utilization_pct": 3}}},
                         {"pod_name": "frontend-75d897db69-bnz99"}, {"pod_name": "adservice-x7k2p", "metrics": {}},
                         7, null]""");

        assertThat(run.measurements())
                .singleElement()
                .extracting(m -> m.key().scope())
                .isEqualTo(Scope.CLUSTER);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-01T14:30:22, UTC, 2026-07-01T14:30:22Z",
        "2026-07-01T14:30:22.123456, UTC, 2026-07-01T14:30:22.123456Z",
        "2026-07-01 14:30:22, UTC, 2026-07-01T14:30:22Z",
        "2026-07-01T14:30:22, Europe/Berlin, 2026-07-01T12:30:22Z",
        "2026-01-01T14:30:22, Europe/Berlin, 2026-01-01T13:30:22Z",
        "2026-07-01T14:30:22Z, Europe/Berlin, 2026-07-01T14:30:22Z",
        "2026-07-01T14:30:22+05:30, Europe/Berlin, 2026-07-01T09:00:22Z",
        "2026-03-29T02:30:00, Europe/Berlin, 2026-03-29T01:30:00Z",
    })
    void aTimeWithoutAZoneIsInTheGivenZoneAndOneWithAnOffsetInItsOwn(String text, String zone, String instant) {
        RunJsons.write(folder, "run.json", "{\"run_id\": \"r\", \"timestamp\": \"" + text + "\"}");
        RunArchive archive = RunJsons.archive(folder, ZoneId.of(zone));
        assertThat(RunJsons.only(archive).key().timestamp()).isEqualTo(Instant.parse(instant));
        assertThat(archive.runs().get(0).facts().key().timestamp()).isEqualTo(Instant.parse(instant));
    }

    @Test
    void unknownIsNoValue() {
        RunJsons.write(
                folder,
                "run.json",
                """
                {"run_id": "r", "timestamp": "2026-03-01T14:30:22", "cloud": "Unknown", "region": null, "zone": "",
                 "node_pool": {"machine_type": "unknown", "node_count": "unknown"},
                 "load_profile": {"users_count": "unknown", "rps": "unknown", "duration_seconds": "NaN"},
                 "metrics": {"request_rate_rps": "unknown", "cpu": {"avg_utilization_pct": 1}}}""");

        Run run = RunJsons.only(RunJsons.archive(folder));
        RunFacts facts = run.facts();
        assertThat(facts.cloud()).isEmpty();
        assertThat(facts.region()).isEmpty();
        assertThat(facts.zone()).isEmpty();
        assertThat(facts.nodePool().machineType()).isEmpty();
        assertThat(facts.nodePool().nodeCount()).isEmpty();
        assertThat(facts.load().users()).isEmpty();
        assertThat(facts.load().rps()).isEmpty();
        assertThat(facts.load().durationSeconds()).isEmpty();
        assertThat(run.measurements()).hasSize(1);
    }

    @Test
    void aRunWithNothingButItsIdentityIsARun() {
        RunJsons.write(folder, "run.json", "{\"timestamp\": \"2026-03-01T14:30:22\", \"run_id\": \"r\"}");

        Run run = RunJsons.only(RunJsons.archive(folder));
        assertThat(run.measurements()).isEmpty();
        assertThat(run.facts().nodePool().cpuVendor()).isEmpty();
        assertThat(run.facts().load().end()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"metrics\": null, \"pods\": null, \"nodes\": {}, \"services\": []",
                "\"metrics\": 7, \"pods\": \"none\", \"nodes\": 3, \"services\": \"x\"",
                "\"metrics\": {\"cpu\": null}, \"pods\": {}, \"nodes\": [1], \"services\": {\"frontend\": 3}",
            })
    void branchesOfTheWrongKindMeasureNothing(String body) {
        assertThat(withBody(body).measurements()).isEmpty();
    }

    @Test
    void aNumberBeyondDoublePrecisionIsNoMeasurement() {
        Run run = withBody("\"metrics\": {\"cpu\": {\"avg_utilization_pct\": 1e999, \"max_utilization_pct\": 3}}");

        assertThat(run.measurements())
                .singleElement()
                .extracting(m -> m.value())
                .isEqualTo(3.0);
    }

    @Test
    void anEndThatIsNotAfterTheStartIsSaid() {
        RunJsons.write(
                folder,
                "run.json",
                """
                {"run_id": "r", "timestamp": "2026-03-01T14:30:22",
                 "load_profile": {"start_time": "2026-03-01T14:30:00", "end_time": "2026-03-01T14:20:00"}}""");

        assertThat(RunJsons.only(RunJsons.archive(folder)).dataQuality())
                .extracting(DataQuality::id, DataQuality::severity)
                .contains(org.assertj.core.groups.Tuple.tuple("window/end-before-start", DataQuality.Level.ERROR));
    }

    @ParameterizedTest
    @CsvSource({"30, .95, WARNING", "300, .5, WARNING", "301, .498, INFO", "600, .25, INFO", "1500, .1, INFO"})
    void theShareOfARateWindowThatLiesBeforeTheRun(double seconds, double share, DataQuality.Level level) {
        assertThat(WindowQuality.shareFromBefore(seconds))
                .isCloseTo(share, org.assertj.core.api.Assertions.within(.001));
        RunJsons.write(
                folder,
                "run.json",
                "{\"run_id\": \"r\", \"timestamp\": \"2026-03-01T14:30:22\", \"load_profile\": {\"duration_seconds\": "
                        + seconds + "}}");
        assertThat(RunJsons.only(RunJsons.archive(folder)).dataQuality())
                .filteredOn(line -> line.id().equals("window/too-short"))
                .extracting(DataQuality::severity)
                .containsExactly(level);
    }

    private Run withBody(String body) {
        return RunJsons.withBody(folder, body);
    }

    private static String pods(String... pods) {
        return "\"metrics\": {\"cpu\": {}}, \"pods\": [" + String.join(", ", pods) + "]";
    }

    private static String pod(String pod, String container, double mean, double max) {
        return """
                {"pod_name": "%s", "container_name": "%s",
                 "metrics": {"cpu": {"avg_utilization_pct": %s, "max_utilization_pct": %s, "std_dev": 1}}}"""
                .formatted(pod, container, mean, max);
    }

    @Test
    void nodesThatSayWhatTheyAreAreHeldAgainstOneAnotherAndThePool() {
        assertThat(withNodes("n2-standard-4", "n2-standard-4")).isEmpty();
        assertThat(withNodes("unknown", "unknown")).isEmpty();
        assertThat(withNodes("n2-standard-4", "e2-standard-4")).containsExactly("nodes/mixed-machine-type");
        assertThat(withNodes("e2-standard-4", "e2-standard-4")).containsExactly("nodes/other-machine-type");
    }

    private List<String> withNodes(String one, String other) {
        return RunJsons.withBody(
                        folder,
                        "\"nodes\": [{\"node_name\": \"a\", \"machine_type\": \"" + one
                                + "\"}, {\"node_name\": \"b\", \"machine_type\": \"" + other + "\"}]")
                .dataQuality()
                .stream()
                .map(DataQuality::id)
                .filter(id -> id.startsWith("nodes/"))
                .toList();
    }
}
