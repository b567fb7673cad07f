package io.benchmarkagent.source;

import static io.benchmarkagent.source.RunJsons.cluster;
import static io.benchmarkagent.source.RunJsons.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.DataDir;
import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.Measurement;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.Run;
import io.benchmarkagent.run.RunFacts;
import io.benchmarkagent.run.RunFormat;
import io.benchmarkagent.run.RunKey;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Statistic;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the pipeline really wrote: two run JSONs, a summary of four executions, and a day of 211 runs in both formats. */
class RealPipelineTest {
    private static final String FIRST = "gcp-intel-20260212-194607";
    private static final String SECOND = "gcp-intel-20260214-025019";

    @Test
    void fourExecutionsAreKnownAndTwoOfThemOnlyFromTheSummary() {
        RunArchive archive = RunJsons.archive(DataDir.of("pipeline"));

        assertThat(archive.runs())
                .extracting(run -> run.facts().key())
                .containsExactly(
                        new RunKey(FIRST, Instant.parse("2026-02-12T20:07:07.065150Z")),
                        new RunKey(FIRST, Instant.parse("2026-02-12T20:18:43.994231Z")),
                        new RunKey(SECOND, Instant.parse("2026-02-14T03:06:53.099572Z")),
                        new RunKey(SECOND, Instant.parse("2026-02-14T03:13:21.827061Z")));
        assertThat(archive.runs())
                .extracting(run -> RunJsons.whole(archive, run).facts().format())
                .containsExactly(RunFormat.SUMMARY, RunFormat.V2, RunFormat.SUMMARY, RunFormat.V2);
        assertThat(archive.unreadable()).isEmpty();
        assertThat(archive.dataQuality()).isEmpty();
    }

    @Test
    void theNewestExecutionIsTheOneOfItsRunId() {
        RunArchive archive = RunJsons.archive(DataDir.of("pipeline"));

        assertThat(archive.latest())
                .get()
                .extracting(run -> run.facts().key().runId())
                .isEqualTo(SECOND);
        assertThat(archive.latest(FIRST))
                .get()
                .extracting(run -> run.facts().key().timestamp())
                .isEqualTo(Instant.parse("2026-02-12T20:18:43.994231Z"));
        assertThat(archive.isLatest(archive.runs().get(0).facts().key())).isFalse();
        assertThat(archive.isLatest(archive.runs().get(1).facts().key())).isTrue();
    }

    @Test
    void theFactsAndFiguresOfARunJsonAreThoseInTheFile() {
        RunArchive archive = RunJsons.archive(DataDir.of("pipeline"));
        Run run = RunJsons.whole(archive, archive.runs().get(1));

        RunFacts facts = run.facts();
        assertThat(facts.cloud()).hasValue("gcp");
        assertThat(facts.nodePool().cpuGeneration()).hasValue("Ice Lake");
        assertThat(facts.nodePool().nodeCount()).hasValue(3);
        assertThat(facts.load().users()).hasValue(300);
        assertThat(facts.load().durationSeconds()).hasValue(600);
        assertThat(facts.load().start()).hasValue(Instant.parse("2026-02-12T20:08:24.605475Z"));
        assertThat(cluster(run, "cpu.utilization_pct", Statistic.MEAN)).isEqualTo(6.5683);
        assertThat(cluster(run, "cpu.utilization_pct", Statistic.P99)).isEqualTo(17.5164);
        assertThat(cluster(run, "network.transmitted_mb_per_sec", Statistic.VALUE))
                .isEqualTo(1.2659);
        assertThat(service(run, "redis-cart", "cpu.utilization_pct", Statistic.MEAN))
                .isEqualTo(0.6729);
        assertThat(service(run, "frontend", "memory.usage_mb", Statistic.P95)).isEqualTo(25.0469);
        assertThat(service(run, "adservice", "cpu.utilization_pct", Statistic.SD))
                .isEqualTo(0.2835);
    }

    @Test
    void theSubjectsAreTheTwelveWorkloads() {
        RunArchive archive = RunJsons.archive(DataDir.of("pipeline"));
        for (int at : List.of(1, 3)) {
            assertThat(RunJsons.whole(archive, archive.runs().get(at)).measurements().stream()
                            .filter(m -> m.key().scope() == Scope.SERVICE)
                            .map(m -> m.key().subject())
                            .distinct()
                            .sorted()
                            .toList())
                    .containsExactly(
                            "adservice",
                            "cartservice",
                            "checkoutservice",
                            "currencyservice",
                            "emailservice",
                            "frontend",
                            "loadgenerator",
                            "paymentservice",
                            "productcatalogservice",
                            "recommendationservice",
                            "redis-cart",
                            "shippingservice");
        }
    }

    @Test
    void aRowOfTheSummaryHasTheNamesOfTheRunJsonAndOnlyTheClustersFigures() {
        RunArchive archive = RunJsons.archive(DataDir.of("pipeline"));
        Run overwritten = RunJsons.whole(archive, archive.runs().get(0));
        Run json = RunJsons.whole(archive, archive.runs().get(1));

        assertThat(keys(overwritten)).isEqualTo(clusterKeys(json));
        assertThat(cluster(overwritten, "cpu.utilization_pct", Statistic.P95)).isEqualTo(13.1283);
        assertThat(cluster(overwritten, "memory.usage_mb", Statistic.MAX)).isEqualTo(90.6197);
        assertThat(overwritten.facts().load().rps()).hasValue(50);
        assertThat(overwritten.facts().load().start()).isEmpty();
    }

    @Test
    void whatTheJoinsAndQueriesDidNotDeliverIsSaid() {
        RunArchive archive = RunJsons.archive(DataDir.of("pipeline"));
        assertThat(RunJsons.whole(archive, archive.runs().get(3)).dataQuality())
                .extracting(DataQuality::id)
                .containsExactlyInAnyOrder(
                        "window/too-short",
                        "not-collected/node-metrics",
                        "not-collected/service-metrics",
                        "not-collected/pod-CPU-throttling");
    }

    @Test
    void all211RunsOfADayAreReadInBothFormatsAndAgree() {
        RunArchive flat = RunJsons.archive(DataDir.of("nezha/runs-v1"));
        RunArchive nested = RunJsons.archive(DataDir.of("nezha/runs-v2"));

        assertThat(flat.unreadable()).isEmpty();
        assertThat(nested.unreadable()).isEmpty();
        assertThat(flat.runs()).hasSize(211);
        assertThat(nested.runs()).hasSize(211);
        for (int i = 0; i < 211; i++) {
            Run v1 = RunJsons.whole(flat, flat.runs().get(i));
            Run v2 = RunJsons.whole(nested, nested.runs().get(i));
            assertThat(v1.key()).isEqualTo(v2.key());
            assertThat(values(v1)).hasSize(7);
            assertThat(values(v2)).as(v1.key().runId()).containsAllEntriesOf(values(v1));
        }
    }

    @Test
    void theHeaderTellsTheSameFactsAsTheWholeFile() {
        for (String folder : List.of("pipeline", "nezha/runs-v1", "nezha/runs-v2")) {
            RunArchive archive = RunJsons.archive(DataDir.of(folder));
            for (ArchivedRun run : archive.runs()) {
                RunFacts whole = RunJsons.whole(archive, run).facts();
                assertThat(run.facts().key()).isEqualTo(whole.key());
                assertThat(run.facts().nodePool()).isEqualTo(whole.nodePool());
                assertThat(run.facts().load()).isEqualTo(whole.load());
            }
        }
    }

    private static List<MetricKey> keys(Run run) {
        return List.copyOf(values(run).keySet());
    }

    private static List<MetricKey> clusterKeys(Run run) {
        return run.measurements().stream()
                .map(Measurement::key)
                .filter(key -> key.scope() == Scope.CLUSTER)
                .sorted()
                .toList();
    }

    private static Map<MetricKey, Double> values(Run run) {
        Map<MetricKey, Double> values = new TreeMap<>();
        run.measurements().forEach(m -> values.put(m.key(), m.value()));
        return values;
    }
}
