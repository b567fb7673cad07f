package io.benchmarkagent;

import static io.benchmarkagent.Folder.INCIDENT;
import static io.benchmarkagent.Folder.QUIET;
import static io.benchmarkagent.Folder.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that cannot be read: exit 2 and one line with the file, the place in it and the mend. */
class BadInputTest {
    private static final String SUMMARY = "cluster_summary.csv";

    private final Path archive;
    private final Path out;

    BadInputTest(@TempDir Path tmp) {
        archive = tmp.resolve("archive");
        out = tmp.resolve("out");
    }

    @Test
    void anUnknownRunIsToldTheNearestIds() {
        Agent.bare()
                .report("gcp-amd-20260301-143202", SAMPLE, out)
                .isRefused(2, "'gcp-amd-20260301-143202'", "nearest: " + INCIDENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"build-4711", "cp-", "x", "\u0000", "a\nb"})
    void anIdThatIsLikeNoneIsToldHowManyThereAreAndTheNewest(String id) {
        Agent.bare()
                .report(id, SAMPLE, out)
                .isRefused(2, "unknown run id '", "among 16", "none is like it; the newest is " + INCIDENT);
    }

    @Test
    void aPartOfAnIdIsToldTheIdsThatHaveIt() {
        Agent.bare().report("amd-20260301", SAMPLE, out).isRefused(2, "nearest: " + INCIDENT);
    }

    @Test
    void anIdAsLongAsAFileIsNotRepeated() {
        Ran ran = Agent.bare().report("x".repeat(100_000), SAMPLE, out);
        ran.isRefused(2, "unknown run id 'xxx", "none is like it");
        assertThat(ran.err()).hasSizeLessThan(400);
    }

    @Test
    void anUnknownExecutionOfAKnownRunIsToldTheOnesThereAre() {
        Agent.bare()
                .report(INCIDENT + "@20250101T000000", SAMPLE, out)
                .isRefused(2, INCIDENT + "@20250101T000000", INCIDENT + "@20260301T143022");
    }

    @Test
    void anEmptyIdIsUnknown() {
        Agent.bare().report("", SAMPLE, out).isRefused(2, "''");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 3000, 12_000})
    void theRunAskedForIsCutOff(int bytes) throws IOException {
        cutOff(QUIET, bytes);
        Agent.bare().report(QUIET, archive, out).isRefused(2, QUIET + ".json", "line ", "column ", "write it again");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 200, 3000, 12_000})
    void theNewestRunIsCutOff(int bytes) throws IOException {
        cutOff(INCIDENT, bytes);
        Agent.bare().latest(archive, out).isRefused(2, INCIDENT + ".json", "; ");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 200, 3000})
    void theNewestRunIsCutOffWhereThereIsNoSummary(int bytes) throws IOException {
        cutOff(INCIDENT, bytes);
        Files.delete(archive.resolve(SUMMARY));
        Agent.bare().latest(archive, out).isRefused(2, INCIDENT + ".json", "; ");
    }

    @Test
    void theExecutionAskedForByItsTimeIsCutOff() throws IOException {
        cutOff(QUIET, 200);
        String execution = QUIET + "@" + stamp(QUIET);
        Agent.bare().report(execution, archive, out).isRefused(2, QUIET + ".json");
    }

    @Test
    void theRunAskedForIsNoRun() throws IOException {
        Folder.copy(SAMPLE, archive);
        Files.writeString(archive.resolve(QUIET + ".json"), "[1, 2, 3]");
        Agent.bare().report(QUIET, archive, out).isRefused(2, QUIET + ".json", "is no run JSON");
    }

    @Test
    void thereIsNoArchive() {
        Agent.bare().latest(archive, out).isRefused(2, archive.toString(), "no such folder", "--archive");
    }

    @Test
    void theArchiveIsAFile() {
        Agent.bare().latest(SAMPLE.resolve(SUMMARY), out).isRefused(2, SUMMARY, "--archive");
    }

    @Test
    void theArchiveIsEmpty() throws IOException {
        Files.createDirectories(archive);
        Agent.bare().latest(archive, out).isRefused(2, "no run JSON", "--archive");
        Agent.bare().report(QUIET, archive, out).isRefused(2, QUIET, "the archive is empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "reports", "evidence/deep", "../archive/reports"})
    void aReportWithinTheArchive(String below) throws IOException {
        Folder.copy(SAMPLE, archive);
        var before = Folder.state(archive);
        Agent.bare()
                .latest(archive, archive.resolve(below))
                .isRefused(2, "--out", "is within the archive", "give a folder outside");
        assertThat(Folder.state(archive)).isEqualTo(before);
    }

    @Test
    void aReportWithinTheArchiveByALink() throws IOException {
        Folder.copy(SAMPLE, archive);
        Path link = Files.createSymbolicLink(archive.resolveSibling("link"), archive);
        Agent.bare().latest(archive, link.resolve("reports")).isRefused(2, "is within the archive");
        assertThat(archive.resolve("reports")).doesNotExist();
    }

    @Test
    void theArchiveIsALinkThatLeadsNowhereOrToItself() throws IOException {
        Path nowhere = Files.createSymbolicLink(archive, archive.resolveSibling("nowhere"));
        Agent.bare().latest(nowhere, out).isRefused(2, nowhere.toString(), "no such folder", "--archive");
        Path loop = archive.resolveSibling("loop");
        Files.createSymbolicLink(loop, loop);
        Agent.bare().latest(loop, out).isRefused(2, loop.toString(), "no such folder", "--archive");
    }

    @AfterEach
    void nothingIsWritten() {
        assertThat(out).doesNotExist();
    }

    private void cutOff(String runId, int bytes) throws IOException {
        Folder.copy(SAMPLE, archive);
        Path file = archive.resolve(runId + ".json");
        assertThat(Files.size(file)).isGreaterThan(bytes);
        Files.writeString(file, Files.readString(file).substring(0, bytes));
    }

    private static String stamp(String runId) throws IOException {
        String row = Files.readAllLines(SAMPLE.resolve(SUMMARY)).stream()
                .filter(line -> line.startsWith(runId))
                .findFirst()
                .orElseThrow();
        return row.split(",")[1].replaceAll("[-:]", "").replaceFirst("\\..*", "");
    }
}
