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
