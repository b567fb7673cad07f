package io.benchmarkagent.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.DataDir;
import io.benchmarkagent.fixtures.Loaded;
import io.benchmarkagent.fixtures.PrometheusServer;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.LoadProfile;
import io.benchmarkagent.run.Run;
import io.benchmarkagent.run.RunFacts;
import io.benchmarkagent.run.Series;
import io.benchmarkagent.source.prometheus.PrometheusSettings;
import io.benchmarkagent.source.prometheus.PrometheusSource;
import io.benchmarkagent.source.prometheus.QueryCatalogue;
import io.benchmarkagent.source.prometheus.Window;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real day, a sample a minute, cut into windows: what the detectors of a run's own course say where nothing happened. */
@SuppressWarnings("NullAway.Init")
class OwnCourseDayTest {
    private static final Instant MIDNIGHT = Instant.parse("2022-08-22T00:00:00Z");
    private static final Instant AFTER_THE_LAST_INCIDENT = MIDNIGHT.plus(Duration.ofMinutes(8 * 60 + 30));
    private static final Duration LOOKBACK = Duration.ofMinutes(30);

    @TempDir
    static Path temp;

    private static Evidence day;

    @BeforeAll
    static void collect() throws IOException, InterruptedException {
        try (PrometheusServer server = PrometheusServer.nezha()) {
            day = source(server.url())
                    .collect(
                            new Window(
                                    "default", MIDNIGHT.plus(Duration.ofHours(3)), MIDNIGHT.plus(Duration.ofHours(24))),
                            List.of(),
                            temp);
        }
    }

    @Test
    void noQuietRunHasAnAlertFromItsOwnCourse() {
        List<Instant> quiet = runs().stream()
                .filter(run -> run.path("fault").isNull())
                .map(OwnCourseDayTest::start)
                .toList();

        assertThat(quiet).hasSize(187);
        assertThat(share(quiet, Duration.ofMinutes(5), Anomaly::isAlert)).isLessThanOrEqualTo(.02);
    }

    /** Five samples a run show little: windows of half an hour and of an hour show what the detectors do with more. */
    @ParameterizedTest
    @ValueSource(ints = {15, 30, 60})
    void noLongQuietWindowHasAnAlertAndFewHaveAWatch(int minutes) {
        Duration length = Duration.ofMinutes(minutes);
        List<Instant> quiet = windows(AFTER_THE_LAST_INCIDENT, length);

        assertThat(quiet).hasSizeGreaterThan(14);
        assertThat(share(quiet, length, Anomaly::isAlert)).isLessThanOrEqualTo(.02);
        assertThat(share(quiet, length, anomaly -> true)).as("a watch").isLessThanOrEqualTo(.15);
    }

    @Test
    void anIncidentThatNobodyLabelledIsAShiftOfTheServicesCpuWithItsOnsetAndEnd() {
        Instant start = MIDNIGHT.plus(Duration.ofMinutes(7 * 60 + 59));

        assertThat(found(start, start.plus(Duration.ofMinutes(30)))).anySatisfy(anomaly -> {
            assertThat(anomaly.id()).isEqualTo("change_point/service/adservice/cpu.utilization_pct");
            assertThat(anomaly.verdict()).isEqualTo(Verdict.REGRESSION);
            assertThat(anomaly.onset().orElseThrow())
                    .isBetween(Instant.parse("2022-08-22T08:02:00Z"), Instant.parse("2022-08-22T08:06:00Z"));
            assertThat(anomaly.end()).isPresent();
            assertThat(anomaly.uncertaintySeconds()).isGreaterThanOrEqualTo(60);
        });
    }

    private static double share(List<Instant> starts, Duration length, Predicate<Anomaly> which) {
        long hit = starts.stream()
                .filter(start -> found(start, start.plus(length)).stream().anyMatch(which))
                .count();
        System.out.printf("own course, windows of %s: %d of %d%n", length, hit, starts.size());
        return (double) hit / starts.size();
    }

    private static List<Instant> windows(Instant from, Duration length) {
        List<Instant> starts = new ArrayList<>();
        for (Instant at = from; !at.plus(length).isAfter(MIDNIGHT.plus(Duration.ofHours(24))); at = at.plus(length)) {
            starts.add(at);
        }
        return starts;
    }

    private static List<Anomaly> found(Instant start, Instant end) {
        List<Series> cut = day.series().stream()
                .map(s -> new Series(
                        s.queryId(),
                        s.scope(),
                        s.subject(),
                        s.spec(),
                        s.samples().between(start.minus(LOOKBACK).toEpochMilli(), end.toEpochMilli())))
                .filter(s -> s.samples().size() > 0)
                .toList();
        Evidence evidence = new Evidence(
                cut, day.scrapeSeconds(), day.terminations(), List.of(), day.limits(), List.of(), List.of(), List.of());
        RunFacts facts = Loaded.facts(0);
        Run run = new Run(
                new RunFacts(
                        facts.key(),
                        facts.format(),
                        facts.cloud(),
                        facts.region(),
                        facts.zone(),
                        facts.nodePool(),
                        load(start, end)),
                List.of(),
                List.of());
        return new Detection(List.of(
                        new Saturated(),
                        new LevelShift(DetectionSettings.STANDARD),
                        new MemoryLeak(DetectionSettings.STANDARD),
                        new Flatlined(DetectionSettings.STANDARD),
                        new ContainerRestarted()))
                .anomalies(new Examination(run, List.of(), evidence));
    }

    private static LoadProfile load(Instant start, Instant end) {
        return new LoadProfile(
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.of(start),
                Optional.of(end));
    }

    private static List<JsonNode> runs() {
        return JsonMapper.shared()
                .readTree(DataDir.of("nezha/truth/runs-v2.json"))
                .path("runs")
                .valueStream()
                .toList();
    }

    private static Instant start(JsonNode run) {
        return OffsetDateTime.parse(run.path("window_start_utc").asString()).toInstant();
    }

    private static PrometheusSource source(String url) {
        return new PrometheusSource(QueryCatalogue.standard(), PrometheusSettings.at(url), Map.of());
    }
}
