package io.benchmarkagent.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.run.MetricCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the index of an archive says is what its files say, and it is asked instead of them. */
class ArchiveIndexTest {
    private static final int RUNS = 80;
    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2026-03-02T00:00:00Z"));

    private final Path folder;
    private final Path cache;

    ArchiveIndexTest(@TempDir Path tmp) throws IOException {
        folder = Files.createDirectory(tmp.resolve("archive"));
        cache = tmp.resolve("cache");
    }

    @BeforeEach
    void manyRuns() throws IOException {
        for (int i = 0; i < RUNS; i++) {
            write(i, run(i, "2026-03-01T14:" + (10 + i % 50) + ":22." + (i % 10)));
        }
        write(5, "{\"run_id\": \"bare\", \"timestamp\": \"2026-03-01T14:30:22+01:00\"}");
    }

    @Test
    void theSameRunsAreKnownWithAndWithoutIt() {
        List<ArchivedRun> read = archive().runs();
        assertThat(read).hasSize(RUNS);
        assertThat(indexed().runs()).isEqualTo(read);
        assertThat(indexed().runs()).isEqualTo(read);
        assertThat(cache).isNotEmptyDirectory();
    }

    @Test
    void aFileThatIsUnchangedIsNotOpened() throws IOException {
        List<ArchivedRun> before = indexed().runs();
        for (int i = 0; i < RUNS; i++) {
            Path file = file(i);
            FileTime time = Files.getLastModifiedTime(file);
            Files.write(file, new byte[(int) Files.size(file)]);
            Files.setLastModifiedTime(file, time);
        }
        assertThat(indexed().runs()).isEqualTo(before);
        assertThat(archive().runs()).isEmpty();
    }

    @Test
    void aFileOfAnotherTimeIsReadAnew() throws IOException {
        indexed();
        Files.writeString(file(7), run(7, "2026-02-01T14:30:22.0"));
        assertSame();
    }

    @Test
    void aFileThatTookTheNameOfAnotherWithItsSizeAndItsTimeIsReadAnew() throws IOException {
        indexed();
        Path other = Files.writeString(folder.resolve("other"), run(7, "2026-02-01T14:17:22.7"));
        Files.setLastModifiedTime(other, LONG_AGO);
        assertThat(Files.size(other)).isEqualTo(Files.size(file(7)));
        Files.move(other, file(7), StandardCopyOption.REPLACE_EXISTING);
        assertSame();
    }

    @Test
    void whatIsNewIsReadAndWhatIsGoneIsForgotten() throws IOException {
        indexed();
        Files.delete(file(3));
        write(RUNS, run(RUNS, "2026-03-01T15:00:00.0"));
        Files.writeString(folder.resolve("broken.json"), "{");
        assertSame();
        assertThat(indexed().unreadable()).hasSize(1);
    }

    @Test
    void aFileThatWasWrittenJustNowIsNotTrustedYet() throws IOException {
        for (int i = 0; i < RUNS; i++) {
            Files.setLastModifiedTime(file(i), FileTime.from(Instant.now()));
        }
        indexed();
        assertThat(cache).doesNotExist();
    }

    @Test
    void anIndexThatIsTornOrNoneAtAllCostsNothing() throws IOException {
        List<ArchivedRun> runs = indexed().runs();
        Path index = index();
        byte[] whole = Files.readAllBytes(index);
        for (int cut : List.of(0, 1, 7, 8, 11, 12, 13, whole.length / 2, whole.length - 1)) {
            Files.write(index, java.util.Arrays.copyOf(whole, cut));
            assertThat(indexed().runs()).as("cut to %s bytes", cut).isEqualTo(runs);
            assertThat(Files.readAllBytes(index)).as("mended").isEqualTo(whole);
        }
        for (int flipped :
                IntStream.range(0, 64).map(i -> i * whole.length / 64).toArray()) {
            byte[] spoilt = whole.clone();
            spoilt[flipped] ^= 0x55;
            Files.write(index, spoilt);
            assertThat(indexed().runs()).as("byte %s flipped", flipped).isEqualTo(runs);
        }
    }

    @Test
    void anotherTimeZoneHasAnIndexOfItsOwn() {
        indexed();
        ZoneId kolkata = ZoneId.of("Asia/Kolkata");
        RunArchive there = new RunArchive(folder, kolkata, MetricCatalogue.standard(), Optional.of(cache));
        assertThat(there.runs()).isEqualTo(RunJsons.archive(folder, kolkata).runs());
        assertThat(there.runs()).isNotEqualTo(archive().runs());
    }

    @Test
    void aCacheThatCannotBeWrittenIsNone() throws IOException {
        Files.writeString(cache, "a file");
        assertThat(indexed().runs()).isEqualTo(archive().runs());
        assertThat(cache).hasContent("a file");
    }

    @Test
    void executionsOfTheSummaryAreTheSame() throws IOException {
        Files.writeString(
                folder.resolve("cluster_summary.csv"),
                """
                timestamp,cloud,run_id,avg_cpu_util_pct
                2026-03-01T14:17:22.7,gcp,r7,1
                2026-03-01T14:17:22.700,gcp,r7,1
                2026-01-01T14:17:22.7,gcp,r7,1
                "2026-03-01T14:18:22.8",gcp,r8,1
                2026-03-01T14:19:22.9,gcp,r9
                """);
        assertSame();
        assertThat(indexed().runs()).hasSize(RUNS + 1);
        assertThat(indexed().dataQuality()).isEqualTo(archive().dataQuality()).hasSize(1);
    }

    private void assertSame() {
        assertThat(indexed().runs()).isEqualTo(archive().runs());
        assertThat(indexed().runs()).isEqualTo(archive().runs());
    }

    private RunArchive archive() {
        return RunJsons.archive(folder);
    }

    private RunArchive indexed() {
        return new RunArchive(folder, ZoneOffset.UTC, MetricCatalogue.standard(), Optional.of(cache));
    }

    private Path index() throws IOException {
        try (Stream<Path> files = Files.walk(cache)) {
            return files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
    }

    private void write(int i, String text) throws IOException {
        Files.writeString(file(i), text);
        Files.setLastModifiedTime(file(i), LONG_AGO);
    }

    private Path file(int i) {
        return folder.resolve("r" + i + ".json");
    }

    private static String run(int i, String time) {
        return "{" + RunJsons.HEADER.replace("\"r1\"", "\"r" + i + "\"").replace("2026-03-01T14:30:22", time) + "}";
    }
}
