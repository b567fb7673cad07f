package io.benchmarkagent;

import static io.benchmarkagent.Folder.INCIDENT;
import static io.benchmarkagent.Folder.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.PrometheusServer;
import io.benchmarkagent.sample.SampleServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No room for what is to be written. A limit to the size of a file is to be had everywhere; a small file system besides where one can
 * be mounted.
 */
class FullDiskTest {
    private final Path tmp;
    private final Path out;
    private final Path report;
    private final Path archive;

    FullDiskTest(@TempDir Path tmp) throws IOException {
        this.tmp = tmp;
        out = tmp.resolve("out");
        report = out.resolve(INCIDENT);
        archive = Folder.copy(SAMPLE, tmp.resolve("archive")).toAbsolutePath();
    }

    @Test
    void anEarlierReportStaysAsItIsWhereAFileFindsNoRoom() throws IOException, InterruptedException {
        Agent.bare().latest(archive, out).isDone();
        SortedMap<String, String> before = Folder.state(out);
        long kilobytes = Files.size(report.resolve("report.html")) / 2048;
        assertThat(kilobytes * 1024).isGreaterThan(Files.size(report.resolve("report.md")));
        limited(kilobytes).isRefused(1, "report.html", "free some", "--out");
        before.keySet().removeIf(name -> name.equals(INCIDENT)); // its time tells that files were begun in it
        SortedMap<String, String> after = Folder.state(out);
        after.remove(INCIDENT);
        assertThat(after).isEqualTo(before);
    }

    @Test
    void aFirstReportIsAbsentWhereAFileFindsNoRoom() throws IOException, InterruptedException {
        limited(8).isRefused(1, "report.md", "free some", "--out");
        assertThat(Folder.files(out)).isEmpty();
    }

    @Test
    void aDiskThatIsFullIsNamed() throws IOException, InterruptedException {
        try (SmallDisk disk = SmallDisk.at(out, 100)) {
            Agent.bare().latest(archive, out).isRefused(1, "report.html", "No space left on device", "free some");
            assertThat(Folder.files(out)).isEmpty();
            assertThat(disk.isMounted()).isTrue();
        }
    }

    @Test
    void anEarlierReportStaysAsItIsWhereTheDiskHasBecomeFull() throws IOException, InterruptedException {
        try (SmallDisk disk = SmallDisk.at(out, 1000)) {
            Agent.bare().latest(archive, out).isDone();
            String findings = new Written(report).isComplete().json();
            Agent.bare().latest(archive, out).isRefused(1, "No space left on device", "free some");
            assertThat(new Written(report).isComplete().json()).isEqualTo(findings);
            assertThat(disk.isMounted()).isTrue();
        }
    }

    @Test
    void noRoomForEvidenceCostsItsRecordingOnly() throws IOException, InterruptedException {
        Path evidence = report.resolve("evidence/prometheus");
        try (PrometheusServer server = SampleServer.ofTheIncident();
                SmallDisk disk = SmallDisk.at(evidence, 12)) {
            Agent.bare().latest(archive, out, "--prometheus-url", server.url()).isDone();
            Written written = new Written(report).isComplete();
            assertThat(written.dataQuality()).anyMatch(line -> line.matches(".*could not be kept.*No space left.*"));
            assertThat(new Whole(report).torn()).isEmpty();
            assertThat(new Whole(report).temporaries()).isEmpty();
            assertThat(disk.isMounted()).isTrue();
        }
    }

    @Test
    void evidenceThatCannotBeRecordedCostsItsRecordingOnly() throws IOException, InterruptedException {
        Files.createDirectories(report.resolve("evidence"));
        Files.writeString(report.resolve("evidence/prometheus"), "in the way");
        try (PrometheusServer server = SampleServer.ofTheIncident()) {
            Agent.bare().latest(archive, out, "--prometheus-url", server.url()).isDone();
        }
        assertThat(new Written(report).isComplete().dataQuality())
                .anyMatch(line -> line.matches(".*could not be kept.*evidence/prometheus: a file is in its place.*"));
    }

    @Test
    void noRoomForTemporaryFilesCostsTheEvidenceOnly() throws IOException, InterruptedException {
        Path temporary = tmp.resolve("temporary");
        try (PrometheusServer server = SampleServer.ofTheIncident();
                SmallDisk disk = SmallDisk.at(temporary, 4)) {
            Files.writeString(temporary.resolve("filler"), "x".repeat(4096));
            withTemporary(temporary, server).isDoneSaying("folder for temporary files", "No space left on device");
            evidenceIsMissing();
            assertThat(disk.isMounted()).isTrue();
        }
    }

    @Test
    void noFolderForTemporaryFilesCostsTheEvidenceOnly() throws IOException, InterruptedException {
        try (PrometheusServer server = SampleServer.ofTheIncident()) {
            Ran ran = withTemporary(tmp.resolve("nowhere"), server);
            // newer JVMs say so themselves as well
            String ours = ran.err().replaceFirst("(?m)^WARNING: java.io.tmpdir directory does not exist\\R", "");
            new Ran(ran.exit(), ran.out(), ours).isDoneSaying("folder for temporary files");
        }
        evidenceIsMissing();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/proc/reports", "/dev/null", "/dev/null/reports"})
    void whereNothingCanBeWrittenOneLineSaysSo(String folder) {
        Agent.bare().latest(archive, Path.of(folder)).isRefused(1, folder, "cannot be written", "--out");
    }

    private void evidenceIsMissing() {
        assertThat(new Written(report).isComplete().dataQuality())
                .anyMatch(line -> line.contains("folder for temporary files"));
    }

    private Ran withTemporary(Path folder, PrometheusServer server) throws IOException, InterruptedException {
        return AgentProcess.ran(new ProcessBuilder(AgentProcess.command(
                List.of("-Djava.io.tmpdir=" + folder),
                Agent.arguments(archive, out, List.of("--latest"), "--prometheus-url", server.url()))));
    }

    /** With no file larger than that, as by a quota. */
    private Ran limited(long kilobytes) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("bash", "-c", "ulimit -f " + kilobytes + "; exec \"$@\"", "bash"));
        command.addAll(AgentProcess.command(
                List.of("-XX:-UsePerfData"), Agent.arguments(archive, out, List.of("--latest"), "--llm", "off")));
        return AgentProcess.ran(new ProcessBuilder(command));
    }
}
