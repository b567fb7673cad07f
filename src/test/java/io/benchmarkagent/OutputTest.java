package io.benchmarkagent;

import static io.benchmarkagent.Folder.INCIDENT;
import static io.benchmarkagent.Folder.QUIET;
import static io.benchmarkagent.Folder.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputTest {
    private static final String HEADLINE = "checkoutservice regressed";

    private final Path tmp;
    private final Path out;

    OutputTest(@TempDir Path tmp) {
        this.tmp = tmp;
        out = tmp.resolve("out");
    }

    @Test
    void aReportIsThreeFilesAndASummaryOnStandardOutput() {
        Ran ran = Agent.bare().latest(SAMPLE, out).isDone();
        Written written = written(INCIDENT);
        assertThat(written.markdown()).contains(HEADLINE);
        assertThat(ran.out())
                .contains(HEADLINE)
                .contains(out.resolve(INCIDENT).resolve("report.html").toString());
        assertThat(ran.out()).doesNotContain("\u001b");
    }

    @ParameterizedTest
    @CsvSource({"markdown, report.md", "html, report.html", "json, findings.json"})
    void aFormatIsPrintedAsItIsWrittenAndTheSummaryGoesToStandardError(String format, String file) {
        Ran ran = Agent.bare().latest(SAMPLE, out, "--format", format);
        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).isEqualTo(Folder.text(out.resolve(INCIDENT).resolve(file)));
        assertThat(ran.err()).contains(HEADLINE, "report.html");
    }

    @Test
    void aTerminalGetsColourUnlessItIsRefused() {
        Agent watched = Agent.bare().with("BENCHMARK_AGENT_TTY", "1");
        assertThat(watched.latest(SAMPLE, out).out()).contains("\u001b[");
        assertThat(watched.with("NO_COLOR", "1").latest(SAMPLE, out).out()).doesNotContain("\u001b");
    }

    @Test
    void everyStageIsALineWhenAskedFor() {
        Ran ran = Agent.bare().latest(SAMPLE, out, "-v");
        assertThat(ran.exit()).isZero();
        assertThat(ran.err().lines()).containsSubsequence("collect", "compare", "detect", "narrate");
    }

    @Test
    void theGateFailsOnTheIncidentAndTheReportIsWritten() {
        Ran ran = Agent.bare().latest(SAMPLE, out, "--fail-on", "high");
        assertThat(ran.exit()).isEqualTo(10);
        assertThat(ran.out()).contains("gate: failed (high)");
        written(INCIDENT);
        assertThat(Agent.bare().latest(SAMPLE, out, "--fail-on", "medium").exit())
                .isEqualTo(10);
    }

    @Test
    void theGateTalksToStandardErrorWhenAFormatIsPrinted() {
        Ran ran = Agent.bare().latest(SAMPLE, out, "--fail-on", "high", "--format", "json");
        assertThat(ran.exit()).isEqualTo(10);
        assertThat(ran.out()).isEqualTo(written(INCIDENT).json());
        assertThat(ran.err()).contains("gate: failed (high)");
    }

    @Test
    void theGatePassesTheQuietRun() {
        Ran ran = Agent.bare().report(QUIET, SAMPLE, out, "--fail-on", "medium").isDone();
        assertThat(ran.out()).contains("gate: passed");
    }

    @Test
    void theGateDoesNotJudgeWhatCannotBeCompared() throws IOException {
        Path alone = tmp.resolve("alone");
        Files.createDirectories(alone);
        Files.copy(SAMPLE.resolve(INCIDENT + ".json"), alone.resolve(INCIDENT + ".json"));
        Ran ran = Agent.bare().latest(alone, out, "--fail-on", "medium").isDone();
        assertThat(ran.out()).contains("gate: not judged");
        assertThat(written(INCIDENT).anomalies()).isEmpty();
    }

    @Test
    void withoutAGateNothingIsSaidOfIt() {
        Ran ran = Agent.bare().latest(SAMPLE, out, "--fail-on", "never").isDone();
        assertThat(ran.out()).doesNotContain("gate:");
    }

    @Test
    void theSameAgainGivesTheSameFindings() {
        Agent.bare().latest(SAMPLE, out).isDone();
        String first = written(INCIDENT).computed();
        Agent.bare().latest(SAMPLE, out).isDone();
        assertThat(written(INCIDENT).computed()).isEqualTo(first);
    }

    @Test
    void filesMayBeReadByWhoeverMayReadFilesHere() throws IOException {
        Path usual = Files.writeString(tmp.resolve("usual"), "");
        Agent.bare().latest(SAMPLE, out).isDone();
        for (Path file : Folder.files(out)) {
            assertThat(permissions(file)).as(file.toString()).isEqualTo(permissions(usual));
        }
    }

    @Test
    void theArchiveIsOnlyRead() throws IOException {
        SortedMap<String, String> before = Folder.state(SAMPLE);
        Agent.bare().latest(SAMPLE, out).isDone();
        Agent.bare().report(QUIET, SAMPLE, out, "--prometheus-url", "http://127.0.0.1:1");
        assertThat(Folder.state(SAMPLE)).isEqualTo(before);
    }

    @Test
    void aPlaceThatCannotBeWrittenToIsNamed() throws IOException {
        Files.writeString(out, "a file, not a folder");
        Agent.bare().latest(SAMPLE, out).isRefused(1, out.toString(), "cannot be written", "--out");
        assertThat(out).hasContent("a file, not a folder");
    }

    @Test
    void aReportThatCannotBeWrittenLeavesNothingHalfWritten() throws IOException {
        Files.createDirectories(out.resolve(INCIDENT).resolve("report.html").resolve("in-the-way"));
        Agent.bare().latest(SAMPLE, out).isRefused(1, "report.html", "cannot be written", "--out");
        assertThat(out.resolve(INCIDENT)).isDirectoryNotContaining("glob:**.tmp");
        assertThat(out.resolve(INCIDENT).resolve("findings.json")).doesNotExist();
    }

    @Test
    void theProjectOfAServiceAroundItIsNotItsBusiness() throws IOException, InterruptedException {
        Path project = Files.createDirectories(tmp.resolve("service"));
        Files.writeString(
                project.resolve("application.yml"),
                "spring: {config: {import: 'configserver:http://127.0.0.1:1'}}\ndebug: true\n");
        Ran ran = AgentProcess.in(
                project,
                Map.of("DEBUG", "true", "SPRING_PROFILES_ACTIVE", "prod", "LOGGING_LEVEL_ROOT", "DEBUG"),
                Agent.arguments(SAMPLE.toAbsolutePath(), out, java.util.List.of("--latest")));
        ran.isDone();
        assertThat(project).isDirectoryNotContaining("glob:**.log");
    }

    @Test
    void aRunDatedInTheFutureIsReportedWithAWarning() throws IOException {
        Path archive = Files.createDirectories(tmp.resolve("future"));
        String run = Folder.text(SAMPLE.resolve(QUIET + ".json"));
        Files.writeString(
                archive.resolve("a.json"), run.replaceFirst("\"timestamp\": *\"2026", "\"timestamp\": \"2999"));
        Ran ran = Agent.bare().latest(archive, out);
        assertThat(ran.exit()).isZero();
        assertThat(ran.err())
                .contains("warning: " + QUIET + " is dated in the future, 2999-", "--timezone")
                .hasLineCount(1);
        written(QUIET);
    }

    @Test
    void anIdIsNeverAPath() throws IOException {
        Path archive = Files.createDirectories(tmp.resolve("hostile"));
        String run = Folder.text(SAMPLE.resolve(QUIET + ".json"));
        Files.writeString(archive.resolve("a.json"), run.replace(QUIET, "../../escaped"));
        Agent.bare().latest(archive, out).isDone();
        assertThat(tmp.resolve("escaped")).doesNotExist();
        assertThat(Folder.files(out))
                .hasSize(4)
                .allMatch(file -> out.relativize(file).getNameCount() == 2);
    }

    private Written written(String runId) {
        return new Written(out.resolve(runId)).isComplete();
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
