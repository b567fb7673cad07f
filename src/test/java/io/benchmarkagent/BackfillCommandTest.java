package io.benchmarkagent;

import static io.benchmarkagent.Folder.INCIDENT;
import static io.benchmarkagent.Folder.QUIET;
import static io.benchmarkagent.Folder.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackfillCommandTest {
    private static final int RUNS = 17;

    private final Path tmp;
    private final Path out;

    BackfillCommandTest(@TempDir Path tmp) {
        this.tmp = tmp;
        this.out = tmp.resolve("out");
    }

    @Test
    void everyRunHasItsReportAfterwardsOldestFirst() {
        Ran ran = backfill(SAMPLE, "-v");
        assertThat(ran.exit()).isZero();
        assertThat(ran.out())
                .startsWith("RUN ")
                .containsPattern(INCIDENT + " +alert +\\d+ +\\d+ +written\n")
                .endsWith("\n17 reports written to " + out + ", 0 were there\n");
        List<String> lines = ran.err().lines().toList();
        assertThat(lines).hasSize(RUNS);
        assertThat(lines.get(0)).startsWith("gcp-amd-20260216-094118: not_judged, written to ");
        assertThat(lines.get(RUNS - 1)).startsWith(INCIDENT + ": alert");
        assertThat(reports()).hasSize(RUNS).allSatisfy(folder -> new Written(folder).isComplete());
    }

    @Test
    void aReportIsTheOneThatWouldHaveBeenWrittenAlone() {
        backfill(SAMPLE).isDone();
        Agent.bare().report(INCIDENT, SAMPLE, tmp.resolve("alone")).isDone();
        assertThat(new Written(out.resolve(INCIDENT)).computed())
                .isEqualTo(new Written(tmp.resolve("alone").resolve(INCIDENT)).computed());
    }

    @Test
    void theSecondTimeDoesNothing() throws IOException {
        backfill(SAMPLE).isDone();
        var before = state();
        assertThat(backfill(SAMPLE).isDone().out()).isEqualTo("0 reports written to " + out + ", 17 were there\n");
        assertThat(state()).isEqualTo(before);
    }

    /** A process may die after the last file is in place and before it gives its turn back. */
    @Test
    void whatADeadProcessLeftBesideAWholeReportIsTakenAway() throws IOException {
        backfill(SAMPLE).isDone();
        Files.writeString(out.resolve(INCIDENT).resolve(".lock"), "1 dead");
        assertThat(backfill(SAMPLE).isDone().out()).startsWith("0 reports written");
        assertThat(out.resolve(INCIDENT).resolve(".lock")).doesNotExist();
    }

    @Test
    void whatIsMissingOrMadeByOtherQueriesIsMadeAgainAndNothingElse() throws IOException {
        backfill(SAMPLE).isDone();
        Files.delete(out.resolve(INCIDENT).resolve("findings.json"));
        Path kept = out.resolve(QUIET).resolve("observations.json");
        String before = Files.readString(kept);
        Files.writeString(kept, before.replaceFirst("\"catalogue\": \"\\w+\"", "\"catalogue\": \"other\""));
        Ran ran = backfill(SAMPLE, "-v");
        assertThat(ran.out()).endsWith("\n1 report written to " + out + ", 16 were there\n");
        assertThat(ran.err().lines()).hasSize(1);
        assertThat(kept)
                .as("the figures that the findings of the other were made with")
                .hasContent(before);
        assertThat(reports()).hasSize(RUNS).allSatisfy(folder -> new Written(folder).isComplete());
    }

    /** As a death after observations.json was renamed and before findings.json was: each is whole, and not of the same report. */
    @Test
    void findingsThatWereNotWrittenWithTheKeptFiguresAreMadeAgain() throws IOException {
        SeriesArchive archive = SeriesArchive.in(tmp.resolve("archive"), 5.1);
        backfill(archive.folder()).isDone();
        Path findings = out.resolve(INCIDENT).resolve("findings.json");
        String before = Files.readString(findings);
        archive.record(INCIDENT, point -> 25);
        Agent.bare().report(INCIDENT, archive.folder(), out).isDone();
        String after = new Written(out.resolve(INCIDENT)).computed();
        Files.writeString(findings, before);
        assertThat(new Written(out.resolve(INCIDENT)).computed()).isNotEqualTo(after);

        assertThat(backfill(archive.folder()).isDone().out())
                .endsWith("\n1 report written to " + out + ", 16 were there\n");
        assertThat(new Written(out.resolve(INCIDENT)).computed()).isEqualTo(after);
        assertThat(backfill(archive.folder()).isDone().out()).startsWith("0 reports written");
    }

    @Test
    void afterAKillItGoesOnWhereItWas() throws IOException, InterruptedException {
        Process killed = AgentProcess.begin(
                tmp.resolve("log"),
                tmp.resolve("temporary"),
                Map.of(),
                arguments(SAMPLE).toArray(String[]::new));
        while (killed.isAlive() && reports().size() < 3) {
            Thread.sleep(5);
        }
        killed.destroyForcibly().waitFor();
        int there = reports().size();
        Ran ran = backfill(SAMPLE).isDone();
        assertThat(ran.out()).contains(RUNS - there + " report", there + " were there");
        backfill(SAMPLE, "--out", tmp.resolve("undisturbed").toString()).isDone();
        assertThat(reports()).hasSize(RUNS).allSatisfy(folder -> assertThat(
                        new Written(folder).isComplete().computed())
                .isEqualTo(new Written(tmp.resolve("undisturbed").resolve(folder.getFileName())).computed()));
    }

    @Test
    void aRunThatCannotBeReadIsSaidAndStopsNoOther() throws IOException {
        Path archive = Folder.copy(SAMPLE, tmp.resolve("archive"));
        Files.writeString(archive.resolve(QUIET + ".json"), "{\"run_id\": ");
        Ran ran = backfill(archive);
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err().lines()).singleElement().asString().contains(QUIET + ".json");
        assertThat(ran.out()).contains("1 could not be written");
        assertThat(out.resolve(INCIDENT).resolve("findings.json")).exists();
    }

    @Test
    void onlyTheTimeSpanIsFilled() {
        assertThat(backfill(SAMPLE, "--last", "1m").isDone().out())
                .isEqualTo("0 reports written to " + out + ", 0 were there\n");
    }

    @Test
    void mistakesAreOneLine() {
        assertThat(backfill(tmp.resolve("nowhere")).exit()).isEqualTo(2);
        assertThat(backfill(tmp.resolve("nowhere")).err()).contains("no such folder", "--archive");
        backfill(SAMPLE, "--last", "soon").isRefused(2, "--last 'soon' is no time span", "30d");
        backfill(SAMPLE, "--out", "").isRefused(2, "--out is empty");
    }

    @Test
    void helpTeachesByExample() {
        assertThat(Agent.bare().run("backfill", "--help").isDone().out())
                .contains("--last", "--prometheus-url", "Exit codes: 0", "benchmark-agent backfill --last 30d");
    }

    /** All but the job's books, which grow by a line each time, and what is in order of time. */
    private SortedMap<String, String> state() throws IOException {
        SortedMap<String, String> state = Folder.state(out);
        state.keySet().removeIf(name -> name.isEmpty() || name.startsWith(".backfill"));
        return state;
    }

    private List<Path> reports() {
        return Folder.findings(out).stream()
                .map(file -> file.resolveSibling(""))
                .toList();
    }

    private Ran backfill(Path archive, String... more) {
        List<String> all = arguments(archive);
        if (List.of(more).contains("--out")) {
            all.subList(3, 5).clear();
        }
        all.addAll(List.of(more));
        return Agent.bare().run(all.toArray(String[]::new));
    }

    private List<String> arguments(Path archive) {
        return new ArrayList<>(List.of("backfill", "--archive", archive.toString(), "--out", out.toString()));
    }
}
