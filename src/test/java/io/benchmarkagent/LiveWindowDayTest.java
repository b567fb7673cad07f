package io.benchmarkagent;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.cli.Terminal;
import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.fixtures.DataDir;
import io.benchmarkagent.fixtures.PrometheusServer;
import io.benchmarkagent.pipeline.LiveWindow;
import io.benchmarkagent.pipeline.Pipeline;
import io.benchmarkagent.pipeline.Progress;
import io.benchmarkagent.pipeline.WindowFindings;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.MetricCatalogue;
import io.benchmarkagent.run.Series;
import io.benchmarkagent.source.prometheus.PrometheusSettings;
import io.benchmarkagent.source.prometheus.PrometheusSource;
import io.benchmarkagent.source.prometheus.QueryCatalogue;
import io.benchmarkagent.source.prometheus.Window;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real day, a sample a minute, asked about in windows that are no runs: what is told where nothing happened, and who is suspected where something did. */
@SuppressWarnings("NullAway.Init")
class LiveWindowDayTest {
    private static final Instant MIDNIGHT = Instant.parse("2022-08-22T00:00:00Z");
    private static final Instant AFTER_THE_LAST_INCIDENT = MIDNIGHT.plus(Duration.ofMinutes(8 * 60 + 30));
    private static final Duration LOOKBACK = Duration.ofMinutes(30);

    @TempDir
    static Path temp;

    private static Evidence day;
    private static Pipeline pipeline;

    @BeforeAll
    static void collect() throws IOException, InterruptedException {
        try (PrometheusServer server = PrometheusServer.nezha()) {
            day = new PrometheusSource(QueryCatalogue.standard(), PrometheusSettings.at(server.url()), Map.of())
                    .collect(
                            new Window(
                                    "default", MIDNIGHT.plus(Duration.ofHours(3)), MIDNIGHT.plus(Duration.ofHours(24))),
                            List.of(),
                            temp);
        }
        pipeline = pipeline();
    }

    /** Nothing is tuned to that day: the detectors, and how they allow for the number of series, are those of runs. */
    @ParameterizedTest
    @ValueSource(ints = {5, 15, 30, 60})
    void fewQuietWindowsAreToldOfAndNoneIsAnAlert(int minutes) {
        List<WindowFindings> all = windows(Duration.ofMinutes(minutes));
        long anything = count(all, found -> !found.findings().anomalies().isEmpty());
        long suspects = count(all, found -> !found.suspects().isEmpty());
        System.out.printf(
                "live windows of %d min: %d of %d quiet ones are told of, %d with a suspect%n",
                minutes, anything, all.size(), suspects);

        assertThat(all).hasSizeGreaterThan(14);
        assertThat(count(all, found -> found.findings().anomalies().stream().anyMatch(Anomaly::isAlert)))
                .isZero();
        assertThat((double) anything / all.size()).isLessThanOrEqualTo(.10);
        assertThat((double) suspects / all.size()).isLessThanOrEqualTo(.10);
    }

    /** From the minute before a fault to seven minutes after its beginning; the half hour before holds three others. */
    @Test
    void whoeverIsSuspectedOfAFaultIsMostlyTheOne() {
        int suspected = 0;
        int first = 0;
        int amongThree = 0;
        for (JsonNode run : faults()) {
            Instant at = OffsetDateTime.parse(run.path("window_start_utc").asString())
                    .toInstant();
            String right = run.path("fault").path("root_cause_service").asString();
            List<String> suspects = found(at.minusSeconds(60), at.plusSeconds(420)).suspects().stream()
                    .map(WindowFindings.Suspect::service)
                    .toList();
            suspected += suspects.isEmpty() ? 0 : 1;
            first += suspects.stream().limit(1).anyMatch(right::equals) ? 1 : 0;
            amongThree += suspects.stream().limit(3).anyMatch(right::equals) ? 1 : 0;
        }
        System.out.printf(
                "live windows of faults: %d of %d with suspects, the right one first in %d, among three in %d%n",
                suspected, faults().size(), first, amongThree);

        assertThat(faults()).hasSize(24);
        assertThat(first).isGreaterThanOrEqualTo(9);
        assertThat(amongThree).isGreaterThanOrEqualTo(10);
        assertThat(suspected).as("of whom most are right").isLessThanOrEqualTo(12);
    }

    private static long count(List<WindowFindings> all, Predicate<WindowFindings> which) {
        return all.stream().filter(which).count();
    }

    private static List<WindowFindings> windows(Duration length) {
        List<WindowFindings> all = new ArrayList<>();
        for (Instant at = AFTER_THE_LAST_INCIDENT.plus(LOOKBACK);
                !at.plus(length).isAfter(MIDNIGHT.plus(Duration.ofHours(24)));
                at = at.plus(length)) {
            all.add(found(at, at.plus(length)));
        }
        return all;
    }

    private static WindowFindings found(Instant from, Instant to) {
        List<Series> cut = day.series().stream()
                .map(s -> new Series(
                        s.queryId(),
                        s.scope(),
                        s.subject(),
                        s.spec(),
                        s.samples().between(from.minus(LOOKBACK).toEpochMilli(), to.toEpochMilli())))
                .filter(s -> s.samples().size() > 0)
                .toList();
        Evidence evidence = new Evidence(
                cut, day.scrapeSeconds(), List.of(), List.of(), List.of(), List.of(), day.queries(), List.of());
        return pipeline.inspect(new LiveWindow(from, to, evidence), ZoneOffset.UTC);
    }

    private static Pipeline pipeline() {
        Terminal terminal = Terminal.of(Map.of(), line -> line, System.out, System.err);
        try {
            Variables none = new Variables(Map.of());
            return new ArchiveCommands(none, terminal, Clock.systemUTC())
                    .recorded(
                            new SettingsReader(none).read(Map.of(), Optional.empty()),
                            MetricCatalogue.standard(),
                            Progress.SILENT);
        } catch (SettingsReader.WrongSettings wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    private static List<JsonNode> faults() {
        return JsonMapper.shared()
                .readTree(DataDir.of("nezha/truth/runs-v2.json"))
                .path("runs")
                .valueStream()
                .filter(run -> !run.path("fault").isNull())
                .toList();
    }
}
