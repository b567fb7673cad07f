package io.benchmarkagent;

import static io.benchmarkagent.Folder.INCIDENT;
import static io.benchmarkagent.Folder.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class AcceptTest {
    private static final String CPU = "cpu.utilization_pct";
    private static final String LATER = "gcp-amd-20260227-151214";

    private final Path tmp;

    AcceptTest(@TempDir Path tmp) {
        this.tmp = tmp;
    }

    @BeforeEach
    void settings() throws IOException {
        Files.writeString(config(), "");
    }

    private Path config() {
        return tmp.resolve("benchmark-agent.yaml");
    }

    private Path file() {
        return tmp.resolve("benchmark-agent-accepted.yaml");
    }

    private Ran accept(String... more) {
        List<String> all = new ArrayList<>(List.of("accept", "--archive", SAMPLE.toString(), "--config"));
        all.add(config().toString());
        all.addAll(List.of(more));
        return Agent.bare().with("USER", "jo").run(all.toArray(String[]::new));
    }

    private Written report(String runId) {
        Agent.bare()
                .report(runId, SAMPLE, tmp.resolve("out"), "--config", config().toString())
                .isDone();
        return new Written(tmp.resolve("out").resolve(runId)).isComplete();
    }

    private Ran gate() {
        return Agent.bare()
                .report(INCIDENT, SAMPLE, tmp.resolve("out"), "--fail-on", "medium", "--config", config().toString());
    }

    @Test
    void whatIsAcceptedStaysListedWithTheReasonAndOnlyTheRestFailsTheGate() {
        assertThat(gate().exit()).isEqualTo(10);
        Written before = report(INCIDENT);
        List<String> regressed = before.anomalies()
                .filter(a -> a.path("verdict").asString("").equals("regression"))
                .map(a -> a.path("metric").asString(""))
                .distinct()
                .toList();
        long listed = before.anomalies().count();

        accept("--run-id", INCIDENT, "--metric", CPU, "--reason", "new *tax* rules")
                .isDone();
        assertThat(gate().exit()).as("the other metrics").isEqualTo(10);
        Written one = report(INCIDENT);
        assertThat(one.anomalies()).hasSize((int) listed);
        assertThat(one.anomalies().filter(a -> a.has("accepted")))
                .isNotEmpty()
                .allMatch(a -> a.path("metric").asString("").equals(CPU))
                .allSatisfy(a -> assertThat(a.path("accepted").toString())
                        .contains("\"reason\":\"new *tax* rules\"", "\"author\":\"jo\"", "\"until\":null"));
        assertThat(one.markdown()).contains("accepted", "as the new level by jo");

        regressed.stream()
                .filter(metric -> !metric.equals(CPU) && !metric.equals("OOMKilled"))
                .forEach(metric -> accept("--run-id", INCIDENT, "--metric", metric, "--reason", "the same")
                        .isDone());
        List<JsonNode> open = report(INCIDENT)
                .anomalies()
                .filter(a -> !a.has("accepted") && a.path("status").asString("").equals("alert"))
                .toList();
        assertThat(open).as("the kill, which no level accepts").isNotEmpty().allMatch(a -> a.path("kind")
                .asString("")
                .equals("event"));
        assertThat(gate().exit()).isEqualTo(10);
    }

    @Test
    void whatIsAcceptedIsNoCauseAndAsksForNoChange() {
        String throttled = "cpu.throttled_percentage";
        Written before = report(INCIDENT);
        assertThat(named(before)).anyMatch(id -> id.endsWith(throttled));
        assertThat(before.findings().path("recommendations").toString()).contains("cpu-limit/", "memory-limit/");

        accept("--run-id", INCIDENT, "--metric", throttled, "--reason", "x").isDone();
        Written after = report(INCIDENT);
        assertThat(named(after)).isNotEmpty().noneMatch(id -> id.endsWith(throttled));
        assertThat(after.findings().path("recommendations").toString())
                .contains("memory-limit/")
                .doesNotContain("cpu-limit/");
        assertThat(after.findings().path("verdict").path("next").asString("")).doesNotContain("CPU limit");
    }

    /** The ids that causes and changes rest on. */
    private static List<String> named(Written report) {
        return Stream.of("root_causes", "recommendations")
                .flatMap(part -> report.findings().path(part).valueStream())
                .flatMap(one -> Stream.of("because", "evidence")
                        .flatMap(words -> one.path(words).valueStream()))
                .map(id -> id.asString(""))
                .toList();
    }

    @Test
    void anotherSubjectsFindingIsNotAccepted() {
        accept("--run-id", INCIDENT, "--metric", CPU, "--subject", "cartservice", "--reason", "x")
                .isDone();
        assertThat(report(INCIDENT)
                        .anomalies()
                        .filter(a -> a.path("metric").asString("").equals(CPU))
                        .filter(a -> !a.path("subject").asString("").equals("cartservice")))
                .isNotEmpty()
                .noneMatch(a -> a.has("accepted"));
    }

    @Test
    void theBaselineStartsWithTheAcceptedRunAndSaysSo() {
        accept("--run-id", LATER, "--metric", CPU, "--reason", "new image").isDone();
        assertThat(report(INCIDENT)
                        .observations()
                        .filter(o -> o.path("metric").asString("").equals(CPU))
                        .filter(o -> o.path("statistic").asString("").equals("mean")))
                .isNotEmpty()
                .allSatisfy(o -> {
                    assertThat(o.path("verdict").asString("")).isEqualTo("too_few_runs");
                    assertThat(o.path("why").toString())
                            .contains("baseline starts with the accepted level of " + LATER + ", 2026-02-27: n = 1");
                    assertThat(o.path("since").path("because").asString("")).isEqualTo("accepted");
                    assertThat(o.path("history").size()).isEqualTo(1);
                    assertThat(o.path("earlier_history").size()).isPositive();
                });
    }

    @Test
    void aLevelOfALaterRunSaysNothingAboutAnEarlierOne() {
        String before = report(LATER).computed();
        accept("--run-id", INCIDENT, "--metric", CPU, "--reason", "x").isDone();
        assertThat(report(LATER).computed()).isEqualTo(before);
    }

    @Test
    void anExpiredEntryIsNotInForceAndItsLineIsNamed() throws IOException {
        accept("--run-id", LATER, "--metric", CPU, "--reason", "x", "--until", "2026-02-28")
                .isDone();
        Written report = report(INCIDENT);
        assertThat(report.dataQuality())
                .anyMatch(line ->
                        line.contains("benchmark-agent-accepted.yaml, line 4: the entry expired on 2026-02-28"));
        assertThat(report.observations()).isNotEmpty().noneMatch(o -> o.has("since"));
        assertThat(report(LATER).dataQuality()).noneMatch(line -> line.contains("accepted"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accepted:\n  - run: [\n",
                "accepted:\n  - run: a@20260101T000000\n    metric: m\n    on: 2026-01-01\n",
                "accepted:\n  - run: a@20260101T000000\n    metric: m\n    reason: r\n    on: soon\n",
                "accepted:\n  - {run: a, metric: m, reason: r, on: 2026-01-01, colour: red}\n",
                "accepted:\n  - run: a@20260101T000000\n    metric: m\n    reason: r\n    on: 2026-01-01\n",
                "hello\n",
                "\u0000"
            })
    void aFileThatCannotBeUsedIsAWarningThatNamesTheLineAndStillAReport(String text) throws IOException {
        Files.writeString(file(), text);
        assertThat(report(INCIDENT).dataQuality())
                .anyMatch(line -> line.startsWith("benchmark-agent-accepted.yaml") && line.contains("not in force"));
    }

    @Test
    void earlierEntriesAndCommentsAreKeptToTheByte() throws IOException {
        String before =
                "# ours\r\naccepted:   # reviewed by Kim\n- {run: a@20260101T000000, metric: m, reason: r, on: 2026-01-01}";
        Files.writeString(file(), before);
        accept("--run-id", INCIDENT, "--metric", CPU, "--reason", "say \"so\": #1\n\\")
                .isDone();
        accept("--run-id", LATER, "--metric", CPU, "--reason", "second", "--author", "Kim")
                .isDone();

        assertThat(Files.readString(file()))
                .startsWith(before + "\n- run: \"" + INCIDENT + "@")
                .contains("author: \"Kim\"");
        assertThat(report(INCIDENT).anomalies().filter(a -> a.has("accepted")))
                .isNotEmpty()
                .allMatch(a -> a.path("accepted").path("reason").asString("").equals("say \"so\": #1\n\\"));
    }

    @Test
    void aFileThatCannotBeAddedToIsLeftAsItIs() throws IOException {
        Files.writeString(file(), "accepted: []\n");
        accept("--run-id", INCIDENT, "--metric", CPU, "--reason", "x").isRefused(2, "cannot be added");
        assertThat(file()).hasContent("accepted: []\n");

        Files.writeString(file(), "accepted:\n  - run: 1\n");
        accept("--run-id", INCIDENT, "--metric", CPU, "--reason", "x").isRefused(2, "line 2", "no metric");
    }

    @Test
    void aMetricThatOnlySeriesHaveIsAcceptedOnceItsReportIsWritten() throws IOException {
        SeriesArchive archive = SeriesArchive.in(tmp.resolve("archive"), 25);
        String edge = "edge_latency_p50_ms";
        String[] level = {
            "accept",
            "--archive",
            archive.folder().toString(),
            "--out",
            tmp.resolve("out").toString(),
            "--config",
            config().toString(),
            "--run-id",
            INCIDENT,
            "--subject",
            SeriesArchive.EDGE,
            "--reason",
            "x"
        };
        Agent.bare()
                .run(with(level, "--metric", edge))
                .isRefused(2, "unknown subject '" + SeriesArchive.EDGE + "'", "once its report is written");

        Agent.bare()
                .report(INCIDENT, archive.folder(), tmp.resolve("out"), "--config", config().toString())
                .isDone();
        Agent.bare().run(with(level, "--metric", "edge_latency")).isRefused(2, "nearest: " + edge);
        Agent.bare().run(with(level, "--metric", edge)).isDone();
        Agent.bare()
                .report(INCIDENT, archive.folder(), tmp.resolve("out"), "--config", config().toString())
                .isDone();
        assertThat(new Written(tmp.resolve("out").resolve(INCIDENT))
                        .anomalies()
                        .filter(a -> a.path("metric").asString("").equals(edge)))
                .isNotEmpty()
                .allMatch(a -> a.has("accepted"));
    }

    private static String[] with(String[] words, String... more) {
        return Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void whatIsUnknownIsToldTheNearest() {
        accept("--run-id", "gcp-amd-20260301-14302", "--metric", CPU, "--reason", "x")
                .isRefused(2, "unknown run id", INCIDENT);
        accept("--run-id", INCIDENT, "--metric", "cpu.utilisation_pct", "--reason", "x")
                .isRefused(2, "unknown metric 'cpu.utilisation_pct'", CPU);
        accept("--run-id", INCIDENT, "--metric", "cpu.utilisation", "--reason", "x")
                .isRefused(2, "unknown metric 'cpu.utilisation'", "nearest: " + CPU);
        accept("--run-id", INCIDENT, "--metric", CPU, "--subject", "checkoutservise", "--reason", "x")
                .isRefused(2, "unknown subject", "checkoutservice");
        accept("--run-id", INCIDENT, "--metric", CPU, "--reason", "x", "--until", "2026-02-01")
                .isRefused(2, "--until 2026-02-01 is before the run");
        accept("--run-id", INCIDENT, "--metric", CPU, "--reason", " ").isRefused(2, "--reason is empty");
        assertThat(file()).doesNotExist();
    }
}
