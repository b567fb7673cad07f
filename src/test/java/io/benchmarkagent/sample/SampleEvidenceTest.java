package io.benchmarkagent.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.benchmarkagent.run.AskedQuery;
import io.benchmarkagent.run.ClusterEvent;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.Samples;
import io.benchmarkagent.run.Series;
import io.benchmarkagent.run.Termination;
import io.benchmarkagent.run.Workload;
import io.benchmarkagent.source.kubernetes.Recorded;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Run JSON, recorded answers of Prometheus and Kubernetes lists are three views of one course: they must agree. */
class SampleEvidenceTest {
    private static final Path FOLDER = Path.of("sample-benchmarks");
    private static final SampleRun QUIET = SampleRun.newestTwo().get(0);
    private static final SampleRun INCIDENT = SampleRun.newestTwo().get(1);

    @Test
    void everyQueryIsAnsweredByWhatIsRecordedAndNothingIsMissing() {
        for (SampleRun run : SampleRun.newestTwo()) {
            Evidence evidence = prometheus(run);
            assertThat(evidence.queries()).hasSizeGreaterThan(15);
            assertThat(evidence.queries()).extracting(AskedQuery::from).doesNotContain("prometheus");
            assertThat(evidence.dataQuality()).isEmpty();
            assertThat(evidence.scrapeSeconds()).hasValue(15);
        }
    }

    @Test
    void podsAndServicesAreInTheRunJsonWhatPrometheusAnswers() {
        for (SampleRun run : SampleRun.newestTwo()) {
            JsonNode json = json(run);
            Evidence evidence = prometheus(run);
            assertAgree(podValues(json, "/metrics/cpu/avg_utilization_pct"), means(run, evidence, "cpu"), 0.04);
            assertAgree(podValues(json, "/metrics/memory/avg_usage_mb"), means(run, evidence, "memory"), 0.04);
            assertAgree(serviceValues(json), means(run, evidence, "request-rate"), 0.04);
        }
    }

    @Test
    void theIncidentIsInTheSeriesWhereTheRunJsonPutsIt() {
        Samples throttled =
                Objects.requireNonNull(series(INCIDENT, "cpu-throttled").get("checkoutservice"));
        Instant start = INCIDENT.loadStart().toInstant(ZoneOffset.UTC);

        assertThat(max(throttled, start.plusSeconds(330), start.plusSeconds(372)))
                .isGreaterThan(90);
        assertThat(max(throttled, start.minusSeconds(1700), start.plusSeconds(269)))
                .isLessThan(5);
        assertThat(series(INCIDENT, "oom-kills")).containsKey("checkoutservice");
        assertThat(series(QUIET, "oom-kills")).doesNotContainKey("checkoutservice");
    }

    @Test
    void aServiceThatIsDownFailsInItsCallersEyes() {
        Samples errors = Objects.requireNonNull(series(INCIDENT, "error-rate").get("checkoutservice"));
        Instant killed = Instant.parse("2026-03-01T14:26:12Z");

        assertThat(max(errors, killed, killed.plusSeconds(120))).isGreaterThan(10);
        assertThat(max(errors, killed.minusSeconds(900), killed.minusSeconds(30)))
                .isZero();
    }

    @Test
    void theKillAndTheProbesThatFailedAreInTheKubernetesLists() {
        Evidence evidence = kubernetes(INCIDENT);

        assertThat(evidence.dataQuality()).isEmpty();
        assertThat(evidence.terminations()).singleElement().satisfies(end -> {
            assertThat(end)
                    .extracting(Termination::workload, Termination::reason, Termination::exitCode)
                    .containsExactly("checkoutservice", "OOMKilled", 137);
            assertThat(end.finished()).isEqualTo(Instant.parse("2026-03-01T14:26:12Z"));
        });
        assertThat(evidence.events()).extracting(ClusterEvent::workload).containsOnly("checkoutservice");
        assertThat(evidence.events()).extracting(ClusterEvent::reason).contains("Unhealthy", "BackOff", "Started");
        assertThat(evidence.limits()).hasSize(12);
    }

    @Test
    void theQuietRunHasNoTerminationAndNoEvent() {
        Evidence evidence = kubernetes(QUIET);

        assertThat(evidence.terminations()).isEmpty();
        assertThat(evidence.events()).isEmpty();
        assertThat(evidence.limits()).hasSize(12);
    }

    private static void assertAgree(Map<String, Double> json, Map<String, Double> prometheus, double relative) {
        assertThat(prometheus.keySet()).containsAll(json.keySet());
        json.forEach(
                (name, value) -> assertThat(prometheus.get(name)).as(name).isCloseTo(value, within(relative * value)));
    }

    private static Map<String, Double> podValues(JsonNode run, String pointer) {
        Map<String, Double> values = new TreeMap<>();
        run.get("pods")
                .forEach(pod -> values.put(
                        Workload.ofPod(pod.get("pod_name").asString()),
                        pod.at(pointer).asDouble()));
        return values;
    }

    private static Map<String, Double> serviceValues(JsonNode run) {
        Map<String, Double> values = new TreeMap<>();
        run.get("services")
                .forEachEntry((name, service) ->
                        values.put(name, service.get("request_rate_rps").asDouble()));
        return values;
    }

    private static Map<String, Double> means(SampleRun run, Evidence evidence, String query) {
        Instant start = run.started().toInstant(ZoneOffset.UTC);
        Instant end = run.ended().toInstant(ZoneOffset.UTC);
        Map<String, Double> means = new TreeMap<>();
        evidence.series().stream()
                .filter(series -> series.queryId().equals(query))
                .forEach(series -> {
                    Samples inside = series.samples().between(start.toEpochMilli(), end.toEpochMilli());
                    means.put(
                            series.subject(),
                            IntStream.range(0, inside.size())
                                    .mapToDouble(inside::value)
                                    .average()
                                    .orElseThrow());
                });
        return means;
    }

    private static Map<String, Samples> series(SampleRun run, String query) {
        Map<String, Samples> bySubject = new TreeMap<>();
        prometheus(run).series().stream()
                .filter(series -> series.queryId().equals(query))
                .forEach((Series series) -> bySubject.put(series.subject(), series.samples()));
        return bySubject;
    }

    private static double max(Samples samples, Instant from, Instant to) {
        Samples inside = samples.between(from.toEpochMilli(), to.toEpochMilli());
        return IntStream.range(0, inside.size())
                .mapToDouble(inside::value)
                .max()
                .orElseThrow();
    }

    private static Evidence prometheus(SampleRun run) {
        return PrometheusEvidence.read(run, SampleBenchmarks.prometheus(FOLDER, run));
    }

    private static Evidence kubernetes(SampleRun run) {
        Path folder = FOLDER.resolve("evidence").resolve(run.runId()).resolve("kubernetes");
        return Recorded.read(
                List.of(folder),
                run.started().toInstant(ZoneOffset.UTC),
                run.ended().toInstant(ZoneOffset.UTC));
    }

    private static JsonNode json(SampleRun run) {
        return JsonMapper.shared().readTree(FOLDER.resolve(run.runId() + ".json"));
    }
}
