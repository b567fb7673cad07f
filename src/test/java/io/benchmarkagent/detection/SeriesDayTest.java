package io.benchmarkagent.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.baseline.Baselines;
import io.benchmarkagent.baseline.Segments;
import io.benchmarkagent.baseline.SeriesBeside;
import io.benchmarkagent.fixtures.DataDir;
import io.benchmarkagent.fixtures.PrometheusServer;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.Instrument;
import io.benchmarkagent.run.LoadProfile;
import io.benchmarkagent.run.MetricCatalogue;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.Run;
import io.benchmarkagent.run.Series;
import io.benchmarkagent.run.SeriesFigures;
import io.benchmarkagent.source.Reading;
import io.benchmarkagent.source.RunArchive;
import io.benchmarkagent.source.prometheus.PrometheusSettings;
import io.benchmarkagent.source.prometheus.PrometheusSource;
import io.benchmarkagent.source.prometheus.QueryCatalogue;
import io.benchmarkagent.source.prometheus.Window;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real day in a real Prometheus: what figures of series say of its quiet runs and of its faults, beside what the run JSONs say. */
@SuppressWarnings("NullAway.Init")
class SeriesDayTest {
    private static final Instant MIDNIGHT = Instant.parse("2022-08-22T00:00:00Z");
    /** A sample a minute: four of them would look back over most of a run. */
    private static final int TWO_SAMPLES = 2;

    private static final int WITH_SERIES = 20;
    private static final MetricCatalogue CATALOGUE =
            MetricCatalogue.standard().with(QueryCatalogue.standard().specs());

    @TempDir
    static Path temp;

    private static Evidence day;
    private static Map<String, Run> runs;
    private static JsonNode truth;
    private static Set<String> pinned;
    private static List<Run> cohort;

    @BeforeAll
    static void collect() throws IOException, InterruptedException {
        runs = runs();
        truth = json("nezha/truth/runs-v2.json");
        pinned = json("nezha/truth/sigma-v2-2022-08-22.json")
                .path("baseline_run_ids")
                .valueStream()
                .map(JsonNode::asString)
                .collect(Collectors.toCollection(TreeSet::new));
        cohort = runs.values().stream()
                .filter(run -> pinned.contains(run.key().runId()))
                .toList();
        try (PrometheusServer server = PrometheusServer.nezha()) {
            PrometheusSource source = new PrometheusSource(QueryCatalogue.standard(), settings(server.url()), Map.of());
            day = source.collect(
                    new Window("default", MIDNIGHT.plus(Duration.ofHours(3)), MIDNIGHT.plus(Duration.ofHours(24))),
                    List.of(),
                    temp);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {WITH_SERIES, 40})
    void fewQuietRunsHaveAHighAlertFromASeries(int with) {
        List<JsonNode> quiet = runs(run -> run.path("fault").isNull()
                && !pinned.contains(run.path("run_id").asString()));
        long alarmed = quiet.stream()
                .filter(run -> alerts(run, with).stream().anyMatch(a -> a.severity() == Severity.HIGH))
                .count();
        System.out.printf(
                "figures of series of %d runs: %d of %d quiet runs have a high alert%n", with, alarmed, quiet.size());

        assertThat(quiet).hasSize(147);
        assertThat(alarmed / 147.0).isLessThanOrEqualTo(.03);
    }

    /** Which nothing else shows: a service's own view of itself is as ever. */
    @Test
    void everyNetworkDelayIsAnAlertOnACallIntoTheServiceItWasInjectedInto() {
        List<JsonNode> delays =
                runs(run -> run.path("fault").path("type").asString("").equals("network_delay"));

        assertThat(delays).hasSize(7);
        assertThat(delays).allSatisfy(run -> assertThat(alerts(run, WITH_SERIES))
                .anyMatch(alert -> alert.metric().equals("edge_latency_p50_ms")
                        && alert.verdict() == Verdict.REGRESSION
                        && alert.subject()
                                .endsWith("->"
                                        + run.path("fault")
                                                .path("root_cause_service")
                                                .asString())));
    }

    private static List<JsonNode> runs(Predicate<JsonNode> which) {
        return truth.path("runs").valueStream().filter(which).toList();
    }

    /** Those that a figure of a series leads. */
    private static List<Anomaly> alerts(JsonNode judged, int with) {
        Run run = Objects.requireNonNull(runs.get(judged.path("run_id").asString()));
        SeriesBeside beside = new SeriesBeside(run, figures(run));
        Baselines baselines = baselines(beside, with);
        List<Observation> observations =
                new Judge(CATALOGUE, DetectionSettings.STANDARD).judge(beside.run(), baselines, Evidence.NONE);
        Set<MetricKey> ofSeries = observations.stream()
                .filter(o -> o.instrument() == Instrument.SERIES)
                .map(Observation::key)
                .collect(Collectors.toSet());
        return new Detection(List.of(new OutlyingMetric(DetectionSettings.STANDARD)))
                        .anomalies(new Examination(
                                beside.run(), observations, Evidence.NONE, baselines.shifts(beside.run())))
                        .stream()
                        .filter(a ->
                                a.isAlert() && ofSeries.contains(a.members().get(0)))
                        .toList();
    }

    private static Baselines baselines(SeriesBeside beside, int with) {
        List<Run> all = new ArrayList<>();
        for (int i = 0; i < cohort.size(); i++) {
            Run run = cohort.get(i);
            boolean has = i % (cohort.size() / with) == 0;
            all.add(beside.earlier(run, has ? figures(run) : figures(run, Evidence.NONE)));
        }
        return new Baselines(all, Segments.NONE);
    }

    private static SeriesFigures figures(Run run) {
        LoadProfile load = run.facts().load();
        Instant start = load.start().orElseThrow();
        Instant end = load.end().orElseThrow();
        List<Series> cut = day.series().stream()
                .map(s -> new Series(
                        s.queryId(),
                        s.scope(),
                        s.subject(),
                        s.spec(),
                        s.samples().between(start.toEpochMilli(), end.toEpochMilli()),
                        s.statistics()))
                .filter(s -> s.samples().size() > 0)
                .toList();
        return figures(
                run,
                new Evidence(
                        cut,
                        day.scrapeSeconds(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        day.queries(),
                        List.of()));
    }

    private static SeriesFigures figures(Run run, Evidence evidence) {
        LoadProfile load = run.facts().load();
        return new SeriesFigures(
                run.key(),
                load.start(),
                load.end(),
                SteadyFigures.RULE,
                "",
                SteadyFigures.of(load, evidence),
                List.of());
    }

    private static PrometheusSettings settings(String url) {
        PrometheusSettings usual = PrometheusSettings.at(url);
        return new PrometheusSettings(
                url,
                usual.timeout(),
                usual.totalTimeout(),
                usual.concurrency(),
                usual.maxAttempts(),
                usual.maxAnswer(),
                usual.bearerTokenFile(),
                usual.username(),
                usual.passwordFile(),
                usual.caFile(),
                usual.namespace(),
                usual.lookback(),
                usual.scrapeInterval(),
                TWO_SAMPLES,
                usual.catalogue(),
                usual.queries());
    }

    private static Map<String, Run> runs() {
        RunArchive archive = new RunArchive(DataDir.of("nezha/runs-v2"), ZoneOffset.UTC, MetricCatalogue.standard());
        return archive.runs().stream()
                .map(run -> ((Reading.Whole) archive.read(run)).run())
                .collect(Collectors.toMap(run -> run.key().runId(), run -> run, (a, b) -> a, TreeMap::new));
    }

    private static JsonNode json(String place) {
        return JsonMapper.shared().readTree(DataDir.of(place));
    }
}
