package io.benchmarkagent.source.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.DataDir;
import io.benchmarkagent.fixtures.PrometheusServer;
import io.benchmarkagent.run.AskedQuery;
import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Against a real Prometheus: a load of ten minutes with nothing before and after, and a day that is one load. */
class LoadAroundTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Path temp;

    LoadAroundTest(@TempDir Path temp) {
        this.temp = temp;
    }

    @Test
    void aClockThatIsAheadIsToldWithItsAmountFromWhatIsCollectedAnyway() throws Exception {
        Evidence evidence = collected(OneLoad.counted(), Duration.ofMinutes(4));

        assertThat(skew(evidence)).hasValueSatisfying(line -> {
            assertThat(line.severity()).isEqualTo(DataQuality.Level.WARNING);
            assertThat(line.message())
                    .contains("about 4 min", "earlier", "start_time 2026-03-01T14:24:00Z", "partly from outside");
            assertThat(line.remedy()).contains("NTP");
        });
        assertThat(asked(evidence)).noneMatch(id -> id.startsWith("around-"));
    }

    @Test
    void aClockThatIsBehindIsToldFromWhatCameAfterTheRunAndTheRecordingSaysTheSame() throws Exception {
        Evidence evidence = collected(OneLoad.counted(), Duration.ofMinutes(-4));

        assertThat(skew(evidence))
                .hasValueSatisfying(line -> assertThat(line.message()).contains("about 4 min", "later"));
        assertThat(asked(evidence)).contains("around-cluster-request-rate");
        Evidence read = source("").collect(OneLoad.counted().seenBy(Duration.ofMinutes(-4)), List.of(temp), temp);
        assertThat(skew(read)).isEqualTo(skew(evidence));
        assertThat(read.dataQuality()).isEqualTo(evidence.dataQuality());
    }

    @Test
    void anHourIsATimeZoneAlsoWhereOnlyCpuTells() throws Exception {
        assertThat(skew(collected(OneLoad.withoutRequestCounter(), Duration.ofHours(1))))
                .hasValueSatisfying(line -> {
                    assertThat(line.severity()).isEqualTo(DataQuality.Level.ERROR);
                    assertThat(line.message()).contains("1 h earlier", "mostly from outside");
                    assertThat(line.remedy()).contains("--timezone", "1 h ahead");
                });
    }

    @Test
    void inItsPlaceNothingIsSaidAndNothingMoreIsAsked() throws Exception {
        for (OneLoad load : List.of(OneLoad.counted(), OneLoad.withoutRequestCounter())) {
            Evidence evidence = collected(load, Duration.ZERO);
            assertThat(skew(evidence)).isEmpty();
            assertThat(asked(evidence)).noneMatch(id -> id.startsWith("around-"));
        }
    }

    /** The day's load never pauses: whatever the window, and though all the day is looked at, there is no edge to go by. */
    @Test
    void aDayOfSteadyLoadIsSilentForAllItsRuns() throws Exception {
        List<Window> runs = nezhaRuns();
        assertThat(runs).hasSize(211);
        Window day = new Window(
                "default", runs.get(0).start(), runs.get(runs.size() - 1).end());
        try (PrometheusServer server = PrometheusServer.nezha()) {
            Evidence evidence = source(server.url()).collect(day, List.of(), temp);
            for (String query : List.of("cluster-request-rate", "cpu")) {
                Samples load = LoadAround.total(evidence.series().stream()
                        .filter(s -> s.queryId().equals(query))
                        .toList());
                assertThat(load.size()).isGreaterThan(1000);
                assertThat(runs).noneMatch(run -> ClockSkew.of(load, run, Scrape.learned(60), MINUTE.multipliedBy(4))
                        .isPresent());
                assertThat(runs)
                        .noneMatch(run -> ClockSkew.of(load, longer(run), Scrape.learned(60), MINUTE.multipliedBy(4))
                                .isPresent());
            }
        }
    }

    /** A run of five minutes has five samples there, too few to see an edge in any case; one of half an hour has enough. */
    private static Window longer(Window run) {
        return new Window("default", run.start(), run.start().plus(Duration.ofMinutes(30)));
    }

    @Test
    void aRunOfThatDayIsSilentWhenItIsAskedForAndAsksNothingMore() throws Exception {
        try (PrometheusServer server = PrometheusServer.nezha()) {
            Evidence evidence = source(server.url()).collect(longer(nezhaRuns().get(100)), List.of(), temp);
            assertThat(skew(evidence)).isEmpty();
            assertThat(asked(evidence)).isNotEmpty().noneMatch(id -> id.startsWith("around-"));
        }
    }

    private Evidence collected(OneLoad load, Duration ahead) throws IOException, InterruptedException {
        try (PrometheusServer server = PrometheusServer.serving(load.openMetrics())) {
            return source(server.url()).collect(load.seenBy(ahead), List.of(), temp);
        }
    }

    private static PrometheusSource source(String url) {
        return new PrometheusSource(QueryCatalogue.standard(), PrometheusSettings.at(url), Map.of());
    }

    private static Optional<DataQuality> skew(Evidence evidence) {
        return evidence.dataQuality().stream()
                .filter(line -> line.id().equals("prometheus/clock-skew"))
                .findFirst();
    }

    private static List<String> asked(Evidence evidence) {
        return evidence.queries().stream().map(AskedQuery::id).toList();
    }

    private static List<Window> nezhaRuns() throws IOException {
        try (Stream<Path> files = Files.list(DataDir.of("nezha/runs-v2"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(file -> JsonMapper.shared().readTree(file).path("load_profile"))
                    .map(LoadAroundTest::window)
                    .toList();
        }
    }

    private static Window window(JsonNode load) {
        return new Window(
                "default",
                OffsetDateTime.parse(load.path("start_time").asString("") + "Z").toInstant(),
                OffsetDateTime.parse(load.path("end_time").asString("") + "Z").toInstant());
    }
}
