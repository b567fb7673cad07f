package io.benchmarkagent;

import static io.benchmarkagent.Folder.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.files.NotWritten;
import io.benchmarkagent.files.Sole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Several reports at once, and what else uses the same folders meanwhile. */
class BackfillAtOnceTest {
    private final Path tmp;
    private final Path out;

    BackfillAtOnceTest(@TempDir Path tmp) {
        this.tmp = tmp;
        this.out = tmp.resolve("out");
    }

    @Test
    void theBytesAreTheSameWhateverTheNumberOfThreads() throws IOException {
        Path other = tmp.resolve("other");
        backfill(SAMPLE, out, "--threads", "1").isDone();
        backfill(SAMPLE, other, "--threads", "4").isDone();
        assertThat(bytes(other)).isEqualTo(bytes(out)).containsKey("index.html");
    }

    @Test
    void whatWasWrittenAloneIsCurrentExceptWhatItCouldNotKnow() {
        Agent.bare().report(Folder.INCIDENT, SAMPLE, out, "--llm", "off").isDone();
        backfill(SAMPLE, out).isDone();
        assertThat(backfill(SAMPLE, out).isDone().out())
                .startsWith("0 reports written")
                .contains("17 were there");
    }

    @Test
    void anEarlierRunThatComesLateMakesTheLaterOnesAnewAndNoOthers() throws IOException {
        Path archive = Folder.copy(SAMPLE, tmp.resolve("archive"));
        Path late = archive.resolve("gcp-amd-20260223-144629.json");
        Path aside = Files.move(late, tmp.resolve("late.json"));
        Files.deleteIfExists(archive.resolve("cluster_summary.csv"));
        backfill(archive, out).isDone();
        Files.move(aside, late);
        Ran ran = backfill(archive, out, "-v");
        assertThat(ran.err().lines().map(line -> line.replaceFirst(":.*", "")))
                .contains("gcp-amd-20260223-144629", Folder.INCIDENT)
                .allMatch(name -> name.compareTo("gcp-amd-20260223") > 0 && name.startsWith("gcp-amd"));
    }

    @Test
    void otherSettingsMakeEveryReportAnewAndAnotherNarratorNone() throws IOException {
        Path archive = new QuietArchive(tmp.resolve("archive"), 2, Random::nextGaussian, Random::nextGaussian)
                .write(6)
                .folder();
        backfill(archive, out).isDone();
        assertThat(Agent.bare()
                        .with("LLM_MODEL", "another")
                        .run(arguments(archive, out))
                        .isDone()
                        .out())
                .startsWith("0 reports written");
        assertThat(Agent.bare()
                        .with("DETECTION_Q", "0.2")
                        .run(arguments(archive, out))
                        .isDone()
                        .out())
                .contains("6 reports written");
    }

    @Test
    void aSecondOneInTheSameFolderIsRefusedInOneLine() throws NotWritten {
        try (Sole first = Sole.at(out.resolve(".backfill/lock")).orElseThrow()) {
            assertThat(first).isNotNull();
            backfill(SAMPLE, out).isRefused(1, "another backfill fills " + out, "--out");
        }
        backfill(SAMPLE, out, "--last", "1m").isDone();
    }

    @Test
    void booksThatAreBeyondUseAreBegunAnew() throws IOException {
        Files.createDirectories(out.resolve(".backfill"));
        Files.writeString(out.resolve(".backfill/jobs.mv.db"), "no database");
        assertThat(backfill(SAMPLE, out).isDone().out()).endsWith("17 reports written to " + out + ", 0 were there\n");
    }

    @Test
    void aClockThatWentBackChangesNothing() throws IOException {
        Path archive = Folder.copy(SAMPLE, tmp.resolve("archive"));
        backfill(archive, out).isDone();
        FileTime ahead = FileTime.from(Instant.now().plus(Duration.ofDays(400)));
        for (Path folder : List.of(archive, out)) {
            for (Path file : Folder.files(folder)) {
                Files.setLastModifiedTime(file, ahead);
            }
        }
        assertThat(backfill(archive, out).isDone().out()).startsWith("0 reports written");
    }

    @Test
    void theArchiveIsNeverWrittenTo() throws IOException {
        Path archive = Folder.copy(SAMPLE, tmp.resolve("archive"));
        SortedMap<String, String> before = Folder.state(archive);
        backfill(archive, out).isDone();
        assertThat(Folder.state(archive)).isEqualTo(before);
    }

    @Test
    void aDiskThatFillsUpCostsTheReportsThatFindNoRoomAndIsSaid() throws IOException, InterruptedException {
        Files.createDirectories(out);
        try (SmallDisk disk = SmallDisk.at(out, 1500)) {
            Ran ran = backfill(Folder.copy(SAMPLE, tmp.resolve("archive")), out);
            assertThat(ran.exit()).isEqualTo(1);
            assertThat(ran.err().lines())
                    .isNotEmpty()
                    .allMatch(line -> line.startsWith("benchmark-agent: ") && line.contains("free some"));
            assertThat(new Whole(out).torn()).isEmpty();
            assertThat(disk.isMounted()).isTrue();
        }
        backfill(Folder.copy(SAMPLE, tmp.resolve("archive")), out).isDone();
    }

    @Test
    void theSummaryIsJsonWhenAsked() {
        JsonNode all = JsonMapper.shared()
                .readTree(backfill(SAMPLE, out, "--format", "json").isDone().out());
        assertThat(all.path("written").asInt()).isEqualTo(17);
        assertThat(all.path("runs").valueStream().map(run -> run.path("status").asString("")))
                .hasSize(17)
                .contains("alert", "clean");
    }

    @Test
    void mistakesAreOneLine() {
        backfill(SAMPLE, out, "--threads", "0").isRefused(2, "--threads 0", "1 to 256");
        backfill(SAMPLE, out, "--database", "postgres://db/x").isRefused(2, "backfill.database", "jdbc:postgresql://");
        backfill(SAMPLE, out, "--database", "jdbc:postgresql://db/x?password=hunter2")
                .isRefused(2, "backfill.database", "PGPASSWORD");
        Ran away = backfill(SAMPLE, out, "--database", "jdbc:postgresql://127.0.0.1:1/x?user=bench");
        away.isRefused(1, "backfill.database jdbc:postgresql://127.0.0.1:1/x", "refused");
    }

    /** But what may differ: when, and how long it took. */
    static SortedMap<String, String> bytes(Path folder) throws IOException {
        SortedMap<String, String> bytes = new TreeMap<>();
        for (Path file : Folder.files(folder)) {
            String name = folder.relativize(file).toString();
            if (!name.startsWith(".backfill")) {
                bytes.put(
                        name,
                        Files.readString(file)
                                .replace(folder.toString(), "OUT")
                                .replaceAll("\"timings\" : \\{[^}]*}", "TIMINGS")
                                .replaceAll("made \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC", "MADE")
                                .replaceAll("(?i)(generated|time taken)[^\\n]*", "TOOK"));
            }
        }
        return bytes;
    }

    private static Ran backfill(Path archive, Path out, String... more) {
        return Agent.bare().run(arguments(archive, out, more));
    }

    static String[] arguments(Path archive, Path out, String... more) {
        return Stream.concat(
                        Stream.of("backfill", "--archive", archive.toString(), "--out", out.toString()),
                        Stream.of(more))
                .toArray(String[]::new);
    }
}
