package io.benchmarkagent.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.benchmarkagent.baseline.Baselines;
import io.benchmarkagent.baseline.Segments;
import io.benchmarkagent.fixtures.DataDir;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.MetricCatalogue;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.Run;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Statistic;
import io.benchmarkagent.source.Reading;
import io.benchmarkagent.source.RunArchive;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real day of 211 runs, 40 quiet ones of it pinned as the baseline, the other 171 judged. */
class RealDayTest {
    private static final Map<String, MetricKeyOf> METRICS = Map.of(
            "cpu", subject -> new MetricKey(Scope.SERVICE, subject, "cpu.utilization_pct", Statistic.MEAN),
            "memory", subject -> new MetricKey(Scope.SERVICE, subject, "memory.usage_mb", Statistic.MEAN));

    private final Map<String, Run> runs = runs();
    private final JsonNode truth = json("nezha/truth/sigma-v2-2022-08-22.json");
    private final Set<String> pinned =
            truth.path("baseline_run_ids").valueStream().map(JsonNode::asString).collect(Collectors.toSet());
    /** As where a baseline is pinned: what was named is compared with, steps or none. */
    private final Baselines baselines = new Baselines(
            runs.values().stream()
                    .filter(run -> pinned.contains(run.key().runId()))
                    .toList(),
            Segments.NONE);

    private interface MetricKeyOf {
        MetricKey of(String subject);
    }

    @Test
    void theTextbookFigureIsThatOfTheOracleForEveryRunServiceAndMetric() {
        int compared = 0;
        int undefined = 0;
        for (JsonNode result : truth.path("results")) {
            Map<MetricKey, Observation> observations =
                    judged(result.path("run_id").asString());
            for (var service : result.path("services").properties()) {
                for (var metric : service.getValue().properties()) {
                    MetricKey key =
                            Objects.requireNonNull(METRICS.get(metric.getKey())).of(service.getKey());
                    Observation o = Objects.requireNonNull(observations.get(key));
                    assertThat(o.value())
                            .isEqualTo(metric.getValue().path("value").asDouble());
                    if (metric.getValue().path("z").isNull()) {
                        undefined++;
                        assertThat(o.rawSigma()).as(key.id()).isEmpty();
                    } else {
                        assertThat(o.rawSigma().orElseThrow())
                                .as(key.id())
                                .isCloseTo(metric.getValue().path("z").asDouble(), within(1e-3));
                    }
                    compared++;
                }
            }
        }
        assertThat(compared).isEqualTo(3420);
        assertThat(undefined).isEqualTo(171);
    }

    @Test
    void fewQuietRunsHaveAHighAlertOnAService() {
        List<JsonNode> quiet = json("nezha/truth/runs-v2.json")
                .path("runs")
                .valueStream()
                .filter(run -> run.path("fault").isNull()
                        && !pinned.contains(run.path("run_id").asString()))
                .toList();
        long alarmed = quiet.stream()
                .filter(run -> anomalies(run.path("run_id").asString()).stream()
                        .anyMatch(a -> a.isAlert() && a.severity() == Severity.HIGH && a.scope() == Scope.SERVICE))
                .count();

        assertThat(quiet).hasSize(147);
        assertThat(alarmed / 147.0).isLessThan(.25);
    }

    @Test
    void everyCpuFaultIsAHighAlertOnTheServiceItWasInjectedInto() {
        List<JsonNode> faults = json("nezha/truth/runs-v2.json")
                .path("runs")
                .valueStream()
                .filter(run -> run.path("fault").path("type").asString("").startsWith("cpu"))
                .toList();

        assertThat(faults).isNotEmpty();
        for (JsonNode run : faults) {
            assertThat(anomalies(run.path("run_id").asString()))
                    .as(run.path("run_id").asString())
                    .anyMatch(a -> a.isAlert()
                            && a.severity() == Severity.HIGH
                            && a.metric().equals("cpu.utilization_pct")
                            && a.subject()
                                    .equals(run.path("fault")
                                            .path("root_cause_service")
                                            .asString()));
        }
    }

    private List<Anomaly> anomalies(String runId) {
        Run run = Objects.requireNonNull(runs.get(runId));
        Examination examination = new Examination(run, List.copyOf(judged(runId).values()), Evidence.NONE);
        return new Detection(List.of(new OutlyingMetric(DetectionSettings.STANDARD))).anomalies(examination);
    }

    private Map<MetricKey, Observation> judged(String runId) {
        Map<MetricKey, Observation> byKey = new TreeMap<>();
        new Judge(MetricCatalogue.standard(), DetectionSettings.STANDARD)
                .judge(Objects.requireNonNull(runs.get(runId)), baselines, Evidence.NONE)
                .forEach(o -> byKey.put(o.key(), o));
        return byKey;
    }

    private static Map<String, Run> runs() {
        RunArchive archive = new RunArchive(DataDir.of("nezha/runs-v2"), ZoneOffset.UTC, MetricCatalogue.standard());
        return archive.runs().stream()
                .map(run -> ((Reading.Whole) archive.read(run)).run())
                .collect(Collectors.toMap(run -> run.key().runId(), run -> run));
    }

    private static JsonNode json(String place) {
        return JsonMapper.shared().readTree(DataDir.of(place));
    }
}
