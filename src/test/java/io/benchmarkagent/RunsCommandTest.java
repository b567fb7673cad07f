package io.benchmarkagent;

import static io.benchmarkagent.Folder.INCIDENT;
import static io.benchmarkagent.Folder.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RunsCommandTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path archive;

    RunsCommandTest(@TempDir Path tmp) {
        archive = tmp.resolve("archive");
    }

    @Test
    void everyRunIsARowUnderOneHeadTheNewestFirst() {
        List<String> lines = runs(SAMPLE).isDone().out().lines().toList();
        assertThat(lines).hasSize(18);
        assertThat(lines.get(0)).matches("RUN +TIME +CLOUD +MACHINE +CPU +USERS +DURATION +FORMAT +COMPARABLE +LATEST");
        assertThat(lines.get(1).split(" {2,}"))
                .containsExactly(
                        INCIDENT,
                        "2026-03-01 14:30:22",
                        "gcp",
                        "n2d-standard-4",
                        "amd",
                        "300",
                        "600s",
                        "v2",
                        "7",
                        "yes");
    }

    @Test
    void columnsBeginAtTheSamePlaceInEveryRow() {
        List<String> lines = runs(SAMPLE).out().lines().toList();
        int time = lines.get(0).indexOf("TIME");
        assertThat(lines.subList(1, 18)).allSatisfy(line -> {
            assertThat(line.substring(time)).startsWith("2026-");
            assertThat(line).isEqualTo(line.stripTrailing()).doesNotContain("\u001b");
        });
    }

    @Test
    void timesAreShownInTheZoneAskedFor() {
        // The sample's times carry no zone, so that they are of the zone that is asked for, whichever it is.
        assertThat(runs(SAMPLE, "--timezone", "Asia/Tokyo").isDone().out()).contains("2026-03-01 14:30:22");
        JsonNode newest = json(runs(SAMPLE, "--timezone", "Asia/Tokyo", "--format", "json"))
                .path(0);
        assertThat(newest.path("timestamp").asString()).startsWith("2026-03-01T05:30:22");
    }

    @Test
    void jsonIsAnArrayOfWhatTheTableShows() {
        JsonNode all = json(runs(SAMPLE, "--format", "json").isDone());
        assertThat(all.size()).isEqualTo(17);
        assertThat(all.path(0).toString())
                .startsWith(
                        "{\"name\":\"" + INCIDENT + "\",\"run_id\":\"" + INCIDENT + "\",\"timestamp\":\"2026-03-01T14")
                .endsWith(
                        "\"users_count\":300,\"duration_seconds\":600,\"format\":\"v2\",\"comparable\":7,\"latest\":true}");
    }

    @Test
    void anOverwrittenExecutionIsNamedSoThatReportFindsIt() throws IOException {
        overwritten();
        JsonNode old = json(runs(archive, "--format", "json").isDone()).path(1);
        assertThat(old.path("name").asString()).isEqualTo("again@20260102T030405");
        assertThat(old.path("latest").asBoolean(true)).isFalse();
        assertThat(old.path("format").asString()).isEqualTo("summary");
        Ran report = Agent.bare().report(old.path("name").asString(), archive, archive.resolveSibling("out"));
        assertThat(report.exit()).isZero();
    }

    @Test
    void whatCannotBeReadIsNamedAfterTheRowsOfTheOthers() throws IOException {
        Folder.copy(SAMPLE, archive);
        Files.delete(archive.resolve("cluster_summary.csv"));
        Files.writeString(archive.resolve(INCIDENT + ".json"), "{\"run_id\":");
        Files.createFile(archive.resolve("empty.json"));
        Ran ran = runs(archive);
        assertThat(ran.exit()).isZero();
        assertThat(ran.out().lines()).hasSize(16).noneMatch(line -> line.contains(INCIDENT));
        assertThat(ran.err().lines())
                .hasSize(2)
                .anyMatch(line -> line.contains("empty.json: is empty"))
                .anyMatch(line -> line.contains(INCIDENT + ".json: is not valid JSON: it breaks off at line 1"));
    }

    @Test
    void theLastDaysEndNow() throws IOException {
        run("new", Instant.now().minus(Duration.ofDays(6)));
        run("old", Instant.now().minus(Duration.ofDays(8)));
        assertThat(runs(archive, "--last", "7d").isDone().out()).contains("new").doesNotContain("old");
        assertThat(runs(archive, "--last", "2w").isDone().out()).contains("new", "old");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json"})
    void whereNoRunIsThatNewTheNewestIsNamed(String format) throws IOException {
        run("old", Instant.parse("2026-01-02T03:04:05Z"));
        Ran ran = runs(archive, "--last", "12h", "--format", format);
        ran.isDoneSaying("no run in the last 12 hours; the newest is old of 2026-01-02 03:04:05");
        assertThat(ran.out().strip()).isEqualTo(format.equals("json") ? "[ ]" : "");
    }

    @Test
    void anEmptyArchiveListsNothingAndSaysSo() throws IOException {
        Files.createDirectories(archive);
        runs(archive).isDoneSaying("holds no run", "--archive");
    }

    @Test
    void noArchiveIsRefused() {
        runs(archive).isRefused(2, archive.toString(), "no such folder", "--archive");
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", "d", "-1d", "0d", "7y", "1.5d", "9999999d", ""})
    void aTimeSpanThatIsNone(String last) {
        runs(SAMPLE, "--last", last).isRefused(2, "--last '" + last + "' is no time span", "30d");
    }

    @Test
    void aFormatThatIsNone() {
        runs(SAMPLE, "--format", "xml").isRefused(2, "--format", "xml", "text, json");
    }

    @Test
    void settingsThatAreWrongAreRefused() throws IOException {
        Files.createDirectories(archive);
        Path config = Files.writeString(archive.resolve("agent.yaml"), "baseline: {size: 2}");
        runs(SAMPLE, "--config", config.toString()).isRefused(2, "agent.yaml", "baseline.size is 2");
    }

    @Test
    void aHostileNameStaysOnItsRow() throws IOException {
        run("plain", Instant.parse("2026-01-02T03:04:05Z"), "g\\u001b[31m\\nb");
        Ran ran = runs(archive).isDone();
        assertThat(ran.out().lines()).hasSize(2);
        assertThat(ran.out()).doesNotContain("\u001b").contains("g␛[31m b");
    }

    @Test
    void helpTeachesByExample() {
        assertThat(Agent.bare().run("runs", "--help").isDone().out())
                .contains(
                        "--archive",
                        "--last",
                        "--format",
                        "Exit codes: 0",
                        "benchmark-agent runs --archive sample-benchmarks --last 30d");
    }

    @Test
    void theArchiveIsOnlyRead() throws IOException {
        Folder.copy(SAMPLE, archive);
        var before = Folder.state(archive);
        runs(archive).isDone();
        assertThat(Folder.state(archive)).isEqualTo(before);
    }

    private void overwritten() throws IOException {
        run("again", Instant.parse("2026-01-03T03:04:05Z"));
        List<String> rows = new ArrayList<>(
                Files.readAllLines(SAMPLE.resolve("cluster_summary.csv")).subList(0, 2));
        String[] row = rows.get(1).split(",", -1);
        row[0] = "again";
        row[1] = "2026-01-02T03:04:05";
        Files.write(archive.resolve("cluster_summary.csv"), List.of(rows.get(0), String.join(",", row)));
    }

    private void run(String id, Instant time) throws IOException {
        run(id, time, "gcp");
    }

    private void run(String id, Instant time, String cloud) throws IOException {
        Files.createDirectories(archive);
        Files.writeString(
                archive.resolve("run-" + time.getEpochSecond() + ".json"),
                "{\"run_id\": \"" + id + "\", \"timestamp\": \"" + time + "\", \"cloud\": \"" + cloud + "\","
                        + " \"metrics\": {\"request_rate_rps\": 50}}");
    }

    private static JsonNode json(Ran ran) {
        return JSON.readTree(ran.out());
    }

    private static Ran runs(Path archive, String... more) {
        List<String> all = new ArrayList<>(List.of("runs", "--archive", archive.toString()));
        all.addAll(List.of(more));
        return Agent.bare().run(all.toArray(String[]::new));
    }
}
