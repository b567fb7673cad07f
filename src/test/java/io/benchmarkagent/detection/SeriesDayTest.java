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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real day in a real Prometheus: what figures of series say of its quiet runs and of its faults, beside what the run JSONs say. */
@SuppressWarnings("NullAway.Init")
class SeriesDayTest {
    private static final Instant MIDNIGHT = Instant.parse("2022-08-22T00:00:00Z");
    private static final int WITH_SERIES = 20;

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
        pinned = json("nezha/truth/sigma-v2-2022-08-22.json").path("baseline_run_ids").valueStream()
                .map(JsonNode::asString)
                .collect(Collectors.toCollection(TreeSet::new));
        cohort = runs.values().stream().filter(run -> pinned.contains(run.key().runId())).toList();
        try (PrometheusServer server = PrometheusServer.nezha()) {
            PrometheusSource source = new PrometheusSource(
                    QueryCatalogue.standard(), settings(server.url()), Map.of());
            day = source.collect(
                    new Window("default", MIDNIGHT.plus(Duration.ofHours(3)), MIDNIGHT.plus(Duration.ofHours(24))),
                    List.of(),
                    temp);
        }
    }

    @Test
    void show() {
        for (int with : new int[] {WITH_SERIES, 40}) {
            count("quiet", with, run -> run.path("fault").isNull() && !pinned.contains(run.path("run_id").asString()));
            count("fault", with, run -> !run.path("fault").isNull());
        }
        assertThat(day.series()).isNotEmpty();
    }

    private void count(String what, int with, Predicate<JsonNode> which) {
        List<JsonNode> all = truth.path("runs").valueStream().filter(which).toList();
        int any = 0;
        int high = 0;
        int highAny = 0;
        long judged = 0;
        long series = 0;
        long two = 0;
        long three = 0;
        Map<String, int[]> kinds = new TreeMap<>();
        for (JsonNode one : all) {
            Run run = Objects.requireNonNull(runs.get(one.path("run_id").asString()));
            SeriesBeside beside = new SeriesBeside(run, figures(run));
            Baselines baselines = baselines(beside, with);
            List<Observation> observations = new Judge(catalogue(), DetectionSettings.STANDARD)
                    .judge(beside.run(), baselines, Evidence.NONE);
            Map<MetricKey, Observation> byKey = observations.stream().collect(Collectors.toMap(Observation::key, o -> o));
            List<Anomaly> anomalies = new Detection(List.of(new OutlyingMetric(DetectionSettings.STANDARD), new WholeRunShift(DetectionSettings.STANDARD)))
                    .anomalies(new Examination(beside.run(), observations, Evidence.NONE, baselines.shifts(beside.run())));
            List<Anomaly> alerts = anomalies.stream().filter(Anomaly::isAlert).toList();
            List<Anomaly> ofSeries = alerts.stream()
                    .filter(a -> Objects.requireNonNull(byKey.get(a.members().get(0))).instrument() == Instrument.SERIES)
                    .toList();
            any += ofSeries.isEmpty() ? 0 : 1;
            boolean isHigh = ofSeries.stream().anyMatch(a -> a.severity() == Severity.HIGH);
            high += isHigh ? 1 : 0;
            highAny += alerts.stream().anyMatch(a -> a.severity() == Severity.HIGH) ? 1 : 0;
            judged += observations.stream().filter(o -> o.sigma().isPresent()).count();
            for (Observation o : observations) {
                if (o.instrument() == Instrument.SERIES && o.sigma().isPresent()) {
                    int[] k = kinds.computeIfAbsent(o.key().metric() + " " + o.key().statistic(), x -> new int[3]);
                    series++;
                    k[0]++;
                    if (Math.abs(o.sigma().getAsDouble()) > 2) { two++; k[1]++; }
                    if (Math.abs(o.sigma().getAsDouble()) > 3) { three++; k[2]++; }
                }
            }
            if (!ofSeries.isEmpty()) {
                System.out.println(what + " " + with + " " + run.key().runId() + " " + one.path("fault").path("type").asString("") + " "
                        + one.path("fault").path("root_cause_service").asString("") + ": " + ofSeries.stream()
                        .map(a -> a.severity() + " " + a.subject() + " " + a.metric() + " " + byKey.get(a.members().get(0)).key().statistic() + " " + a.sigma() + " "
                                + a.value() + " exp " + a.expected())
                        .collect(Collectors.joining("; ")));
            } else if (what.equals("fault")) {
                System.out.println(what + " " + with + " " + run.key().runId() + " " + one.path("fault").path("type").asString("") + " "
                        + one.path("fault").path("root_cause_service").asString("") + ": nothing of series; alerts " + alerts.size());
            }
        }
        System.out.printf("%s with %d: %d runs, series alert %d, series high %d, any high %d; judged %d, series %d, over2 %d over3 %d%n",
                what, with, all.size(), any, high, highAny, judged, series, two, three);
        kinds.forEach((k, v) -> System.out.printf("   %s %s: %d over2 %.4f over3 %.4f%n", what, k, v[0], v[1] / (double) v[0], v[2] / (double) v[0]));
    }

    private static MetricCatalogue catalogue() {
        return MetricCatalogue.standard().with(QueryCatalogue.standard().specs());
    }

    private static Baselines baselines(SeriesBeside beside, int with) {
        List<Run> all = new java.util.ArrayList<>();
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
        return figures(run, new Evidence(
                cut, day.scrapeSeconds(), List.of(), List.of(), List.of(), day.queries(), List.of()));
    }

    private static SeriesFigures figures(Run run, Evidence evidence) {
        LoadProfile load = run.facts().load();
        return new SeriesFigures(
                run.key(), load.start(), load.end(), SteadyFigures.RULE, "", SteadyFigures.of(load, evidence), List.of());
    }

    private static PrometheusSettings settings(String url) {
        PrometheusSettings usual = PrometheusSettings.at(url);
        return new PrometheusSettings(
                url, usual.timeout(), usual.totalTimeout(), usual.concurrency(), usual.maxAttempts(), usual.maxAnswer(),
                usual.bearerTokenFile(), usual.username(), usual.passwordFile(), usual.caFile(), usual.namespace(), usual.lookback(),
                usual.scrapeInterval(), Integer.getInteger("w", 2), usual.catalogue(), usual.queries());
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
