package io.benchmarkagent;

import static io.benchmarkagent.LevelArchive.SUBJECT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class AsOfTest {
    private static final int SUSPECT = 10;
    private static final String RUN = LevelArchive.id(SUSPECT);
    private static final double UP = 1.5;

    private final Path archive;
    private final Path out;

    AsOfTest(@TempDir Path tmp) {
        archive = tmp.resolve("archive");
        out = tmp.resolve("out");
    }

    @Test
    void withoutItAnOldReportSaysWhatWasTrueThen() throws IOException {
        archive(UP);
        String then = report().computed();
        archive(UP, 1, 1, 1, 1, 1);
        Written now = report();
        assertThat(now.findings().has("as_of")).isFalse();
        assertThat(now.anomalies()).isNotEmpty().noneMatch(a -> a.has("hindsight"));
        assertThat(withoutWhatIsLeftOut(now.computed())).isEqualTo(withoutWhatIsLeftOut(then));
    }

    @Test
    void anOutlierIsWithdrawnAndFailsNoGate() throws IOException {
        archive(UP, 1, 1, 1, 1, 1);
        assertThat(gate().exit()).isEqualTo(10);
        Ran ran = gate("--as-of", "now");
        assertThat(ran.exit()).isZero();
        assertThat(ran.out())
                .contains("gate: passed", "↩ withdrawn", "withdrawn: 5 later runs are back at ")
                .contains("As of now, after 5 later runs: 1 withdrawn, 0 confirmed, 0 open\n");

        Written report = written();
        assertThat(suspect(report).path("outcome").asString()).isEqualTo("withdrawn");
        assertThat(suspect(report).path("words").asString()).startsWith("withdrawn: 5 later runs are back at ");
        assertThat(report.markdown())
                .contains("withdrawn: 5 later runs are back at ", "As of now, after 5 later runs: ");
        assertThat(report.html()).contains("<small>withdrawn: 5 later runs are back at ");
        assertThat(report.findings().path("root_causes")).isEmpty();
        assertThat(report.findings().path("verdict").path("headline").asString())
                .startsWith("No new regression found in ")
                .endsWith("; 1 withdrawn, since later runs are back");
    }

    @Test
    void aStepIsConfirmedAndFailsTheGateAsBefore() throws IOException {
        archive(UP, UP, UP, UP, UP, UP);
        Ran ran = gate("--as-of", "now");
        assertThat(ran.exit()).isEqualTo(10);
        assertThat(ran.out())
                .contains("gate: failed (medium)", "confirmed: 5 later runs stay at ", "later runs stay there");

        JsonNode told = suspect(written());
        assertThat(told.path("outcome").asString()).isEqualTo("confirmed");
        assertThat(told.path("back").asInt()).isZero();
        assertThat(written()
                        .findings()
                        .path("root_causes")
                        .path(0)
                        .path("subject")
                        .asString())
                .isEqualTo(SUBJECT);
    }

    @Test
    void twoLaterRunsLeaveItOpen() throws IOException {
        archive(UP, 1, 1);
        Ran ran = gate("--as-of", "now");
        assertThat(ran.exit()).isEqualTo(10);
        assertThat(ran.out()).contains("open: 2 later runs are back at ", "; 3 are needed to tell");
    }

    @Test
    void theBaselineAndTheJudgementStayThoseOfEarlierRuns() throws IOException {
        archive(UP, UP, UP, UP, UP, UP);
        JsonNode then = metric(report());
        JsonNode now = metric(report("--as-of", "now"));
        for (String field : new String[] {"value", "baseline", "sigma", "expected", "q_value", "verdict", "history"}) {
            assertThat(now.path(field)).as(field).isEqualTo(then.path(field));
        }
        assertThat(now.path("place")).isEqualTo(then.path("place"));
        assertThat(now.path("hindsight").path("later"))
                .hasSize(5)
                .allMatch(later ->
                        !later.path("back").asBoolean() && later.path("value").asDouble() > 25);
        assertThat(written().findings().path("baseline").path("size").asInt()).isEqualTo(SUSPECT);
    }

    @Test
    void aNoteSaysHowManyLaterRunsWereConsultedAndTheirFilesAreInputs() throws IOException {
        archive(UP, 1, 1, 1, 1, 1);
        JsonNode findings = report("--as-of", "now").findings();
        assertThat(findings.path("baseline").path("notes").toString())
                .contains("As of now, 5 later like-for-like runs were consulted");
        assertThat(findings.path("as_of")
                        .path("later_runs")
                        .path(4)
                        .path("run_id")
                        .asString())
                .isEqualTo(LevelArchive.id(SUSPECT + 5));
        assertThat(findings.path("provenance").path("inputs").toString()).contains(LevelArchive.id(SUSPECT + 5));
        assertThat(findings.path("provenance").path("again").asString()).contains(" --as-of now");
    }

    @Test
    void withoutLaterRunsOnePlainLineSaysSo() throws IOException {
        archive(UP);
        Ran ran = gate("--as-of", "now");
        assertThat(ran.exit()).isEqualTo(10);
        assertThat(ran.out().lines()).containsOnlyOnce("As of now there is no later like-for-like run to consult");
        assertThat(suspect(written()).path("words").asString()).isEqualTo("open: no later run measured it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-13", "2026-01-13T00:00:00", "2026-01-13T01:00+01:00", "20260113T000000"})
    void asOfADayOrATimeOnlyRunsUpToThenAreConsulted(String when) throws IOException {
        archive(UP, 1, 1, 1, 1, 1);
        Written report = report("--as-of", when);
        assertThat(report.findings().path("as_of").path("later_runs")).hasSize(2);
        assertThat(suspect(report).path("outcome").asString()).isEqualTo("open");
    }

    @Test
    void aDayIsThatOfTheTimeZone() throws IOException {
        archive(UP, 1, 1, 1, 1, 1);
        assertThat(report("--as-of", "2026-01-13", "--timezone", "America/New_York")
                        .findings()
                        .path("as_of")
                        .path("later_runs"))
                .hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "", "2026-13-01", "2026-01-01T25:00", "yesterday", "NOW!"})
    void whatIsNoTimeIsOneLine(String when) throws IOException {
        archive(UP);
        run("--as-of", when).isRefused(2, "--as-of '" + when + "' is no time; give now, a day such as 2026-03-01");
    }

    @Test
    void aTimeBeforeTheRunIsOneLine() throws IOException {
        archive(UP, 1);
        run("--as-of", "2026-01-05").isRefused(2, "--as-of 2026-01-05 is before run " + RUN, "give a later time");
        assertThat(out).doesNotExist();
    }

    @Test
    void aLaterRunThatIsBrokenIsNamedAndLeftOut() throws IOException {
        archive(UP, 1, 1, 1, 1, 1);
        Path broken = archive.resolve(LevelArchive.id(SUSPECT + 1) + ".json");
        Files.writeString(broken, Files.readString(broken).replace("\"memory\"", "\"memory"));
        Written report = report("--as-of", "now");
        assertThat(report.dataQuality()).anyMatch(line -> line.contains(broken.getFileName() + " was left out"));
        assertThat(report.findings().path("as_of").path("later_runs")).hasSize(4);
    }

    @Test
    void whatMostSubjectsHadInCommonIsWithdrawnWhenLaterRunsDoNotShowIt() throws IOException {
        archive(1, 1, 1, 1, 1, 1);
        Path shifted = archive.resolve(RUN + ".json");
        String run = Files.readString(shifted);
        Files.writeString(shifted, run.replaceAll("\"avg_ms\": [12]", "\"avg_ms\": 4"));
        JsonNode shift = report("--as-of", "now")
                .anomalies()
                .filter(a -> a.path("type").asString().equals("whole_run_shift"))
                .findFirst()
                .orElseThrow();
        assertThat(shift.path("hindsight").path("outcome").asString()).isEqualTo("withdrawn");
        assertThat(shift.path("description").asString()).contains("Withdrawn: 5 later runs are back at ");
    }

    private void archive(double... sinceTheSuspect) throws IOException {
        double[] before = new double[SUSPECT];
        Arrays.fill(before, 1);
        new LevelArchive(archive)
                .write(DoubleStream.concat(Arrays.stream(before), Arrays.stream(sinceTheSuspect))
                        .toArray());
    }

    private Ran run(String... more) {
        return Agent.bare().report(RUN, archive, out, more);
    }

    private Ran gate(String... more) {
        return run(
                Stream.concat(Stream.of("--fail-on", "medium"), Stream.of(more)).toArray(String[]::new));
    }

    private Written report(String... more) {
        run(more).isDone();
        return written();
    }

    private Written written() {
        return new Written(out.resolve(RUN)).isComplete();
    }

    private static JsonNode suspect(Written report) {
        return report.anomalies()
                .filter(a -> a.path("subject").asString().equals(SUBJECT))
                .filter(a -> a.path("metric").asString().startsWith("latency"))
                .findFirst()
                .orElseThrow()
                .path("hindsight");
    }

    private static JsonNode metric(Written report) {
        return report.observations()
                .filter(o -> o.path("subject").asString().equals(SUBJECT))
                .filter(o -> o.path("metric").asString().startsWith("latency"))
                .findFirst()
                .orElseThrow();
    }

    /** What the archive knows beside, and how long the list of runs is, may differ. */
    private static String withoutWhatIsLeftOut(String computed) {
        return computed.replaceAll("(?s)\"known_executions\".*?\"notes\"", "");
    }
}
