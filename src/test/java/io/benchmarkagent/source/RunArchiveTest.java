package io.benchmarkagent.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.RunFacts;
import io.benchmarkagent.run.RunFormat;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunArchiveTest {
    private static final String RUN =
            "{" + RunJsons.HEADER + ", \"metrics\": {\"cpu\": {\"avg_utilization_pct\": 6.5}}}";

    private final Path folder;

    RunArchiveTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "   \n",
                "[]",
                "[{\"run_id\": \"r\", \"timestamp\": \"2026-03-01T14:30:22\"}]",
                "null",
                "7",
                "\"run\"",
                "{}",
                "{\"run_id\": \"r\"}",
                "{\"run_id\": \"\", \"timestamp\": \"2026-03-01T14:30:22\"}",
                "{\"run_id\": \"unknown\", \"timestamp\": \"2026-03-01T14:30:22\"}",
                "{\"run_id\": \"r\", \"timestamp\": \"yesterday\"}",
                "{\"run_id\": \"r\", \"timestamp\": 1772375422}",
                "{\"run_id\": {\"id\": \"r\"}, \"timestamp\": \"2026-03-01T14:30:22\"}",
            })
    void whatIsNoRunIsNamedWithTheMend(String text) {
        Path file = RunJsons.write(folder, "other.json", text);

        RunArchive archive = RunJsons.archive(folder);
        assertThat(archive.runs()).isEmpty();
        assertThat(archive.unreadable()).singleElement().satisfies(unreadable -> {
            assertThat(unreadable.file()).isEqualTo(file);
            assertThat(unreadable.line())
                    .contains("other.json")
                    .contains("no run JSON")
                    .contains("; ");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"run_id\"",
                "{\"run_id\":",
                "{\"run_id\": \"r",
                "{\"run_id\": \"r\", \"node_pool\": {\"machine_type\"",
                "{\"run_id\": \"r\", \"metrics\": [1, 2",
                "{run_id: 'r'}",
                "hello",
                "{\"run_id\": \"r\", \"timestamp\": NaN}",
                "{\"run_id\": \"r\"}}",
            })
    void brokenJsonIsNamedWithItsPlace(String text) {
        RunJsons.write(folder, "broken.json", text);

        RunArchive archive = RunJsons.archive(folder);
        assertThat(archive.runs()).isEmpty();
        assertThat(archive.unreadable())
                .singleElement()
                .extracting(UnreadableRun::line)
                .asString()
                .contains("broken.json")
                .doesNotContain("\n");
    }

    @Test
    void bytesThatAreNoTextAreUnreadable() throws IOException {
        Files.write(folder.resolve("packed.json"), new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff});
        Files.write(
                folder.resolve("latin1.json"), "{\"run_id\": \"M\u00fcnchen\"}".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(RunJsons.archive(folder).unreadable()).hasSize(2);
    }

    @Test
    void thePlaceOfAMistakeIsItsLineAndColumn() {
        RunJsons.write(folder, "broken.json", "{\"run_id\": \"r\",\n \"timestamp\": oops}");

        assertThat(RunJsons.archive(folder).unreadable())
                .singleElement()
                .extracting(UnreadableRun::problem)
                .asString()
                .contains("line 2, column");
    }

    @Test
    void onlyTheHeaderIsLookedAtUntilTheRunIsReadWhole() {
        RunJsons.write(folder, "cut.json", RUN.substring(0, RUN.length() - 9));

        RunArchive archive = RunJsons.archive(folder);
        assertThat(archive.unreadable()).isEmpty();
        assertThat(archive.runs()).hasSize(1);
        Reading reading = archive.read(archive.runs().get(0));
        assertThat(reading).isInstanceOf(Reading.Failed.class);
        assertThat(((Reading.Failed) reading).unreadable().line())
                .contains("cut.json")
                .contains("line");
    }

    @Test
    void theFieldsOfTheHeaderMayStandInAnyOrderAndAfterTheMeasurements() {
        RunJsons.write(
                folder,
                "run.json",
                """
                {"pods": [{"pod_name": "frontend-75d897db69-bnz99", "run_id": "inner", "metrics": {"cpu": {}}}],
                 "load_profile": {"rps": 50, "extra": {"users_count": 7, "deep": [[]]}, "users_count": 300},
                 "metrics": {"cpu": {"avg_utilization_pct": 6.5}, "timestamp": "2020-01-01T00:00:00"},
                 "zone": {"not": "a word"},
                 "node_pool": {"machine_specs": {"node_count": 99}, "node_count": 3},
                 "timestamp": "2026-03-01T14:30:22", "cloud": "gcp", "run_id": "r1"}""");

        RunArchive archive = RunJsons.archive(folder);
        RunFacts header = archive.runs().get(0).facts();
        RunFacts whole = RunJsons.only(archive).facts();
        assertThat(header.key()).isEqualTo(whole.key());
        assertThat(header.key().runId()).isEqualTo("r1");
        assertThat(header.load()).isEqualTo(whole.load());
        assertThat(header.load().users()).hasValue(300);
        assertThat(header.nodePool()).isEqualTo(whole.nodePool());
        assertThat(header.nodePool().nodeCount()).hasValue(3);
        assertThat(header.zone()).isEmpty();
    }

    @Test
    void aByteOrderMarkIsNoMistake() throws IOException {
        Files.write(folder.resolve("utf8.json"), ("\ufeff" + RUN).getBytes(StandardCharsets.UTF_8));

        assertThat(RunJsons.only(RunJsons.archive(folder)).measurements()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":", "["})
    void nestingOfAHundredThousandLevelsIsUnreadableAndNoOverflow(String level) {
        String deep = level.repeat(100_000);
        RunJsons.write(folder, "header.json", "{\"extra\": " + deep);
        RunJsons.write(folder, "body.json", "{" + RunJsons.HEADER + ", \"metrics\": " + deep);

        RunArchive archive = RunJsons.archive(folder);
        assertThat(archive.unreadable()).extracting(UnreadableRun::file).containsExactly(folder.resolve("header.json"));
        assertThat(archive.read(archive.runs().get(0))).isInstanceOf(Reading.Failed.class);
    }

    @Test
    void aFileOver64MegabytesIsRefusedWithoutBeingRead() throws IOException {
        try (RandomAccessFile sparse =
                new RandomAccessFile(folder.resolve("huge.json").toFile(), "rw")) {
            sparse.write(RUN.getBytes(StandardCharsets.UTF_8));
            sparse.setLength((64L << 20) + 1);
        }

        RunArchive archive = RunJsons.archive(folder);
        assertThat(archive.runs()).isEmpty();
        assertThat(archive.unreadable())
                .singleElement()
                .extracting(UnreadableRun::line)
                .asString()
                .contains("huge.json: is over 64 MB; ");
    }

    @Test
    void theSameExecutionInTwoFilesIsReadOnceAndSaid() {
        RunJsons.write(folder, "a.json", RUN);
        RunJsons.write(folder, "b.json", RUN);

        RunArchive archive = RunJsons.archive(folder);
        assertThat(archive.runs()).extracting(ArchivedRun::file).containsExactly(folder.resolve("a.json"));
        assertThat(archive.dataQuality())
                .singleElement()
                .extracting(DataQuality::message)
                .asString()
                .contains("b.json and a.json are the same execution of r1");
    }

    @Test
    void aRunThatWasRunAgainHasTwoExecutionsAndTheLaterIsTheLatest() {
        RunJsons.write(folder, "a.json", RUN.replace("14:30:22", "16:30:22"));
        RunJsons.write(folder, "b.json", RUN);

        RunArchive archive = RunJsons.archive(folder);
        assertThat(archive.runs())
                .extracting(ArchivedRun::file)
                .extracting(Path::getFileName)
                .extracting(Path::toString)
                .containsExactly("b.json", "a.json");
        assertThat(archive.latest("r1")).hasValue(archive.runs().get(1));
        assertThat(archive.latest("r2")).isEmpty();
    }

    @Test
    void aRunThatWasReplacedByAnotherMeanwhileIsAFailure() {
        RunJsons.write(folder, "a.json", RUN);
        RunArchive archive = RunJsons.archive(folder);
        RunJsons.write(folder, "a.json", RUN.replace("14:30:22", "16:30:22"));

        assertThat(archive.read(archive.runs().get(0))).isInstanceOf(Reading.Failed.class);
    }

    @Test
    void aRunThatIsGoneMeanwhileIsAFailure() throws IOException {
        Path file = RunJsons.write(folder, "a.json", RUN);
        RunArchive archive = RunJsons.archive(folder);
        Files.delete(file);

        Reading reading = archive.read(archive.runs().get(0));
        assertThat(reading).isInstanceOf(Reading.Failed.class);
        assertThat(((Reading.Failed) reading).unreadable().problem()).contains("cannot be read");
    }

    @Test
    void onlyJsonFilesDirectlyInTheFolderAreRuns() throws IOException {
        Files.createDirectories(folder.resolve("evidence"));
        Files.createDirectories(folder.resolve("folder.json"));
        RunJsons.write(folder, "evidence/run.json", RUN);
        RunJsons.write(folder, "run.json.bak", RUN);
        RunJsons.write(folder, "notes.txt", "x");

        RunArchive archive = RunJsons.archive(folder);
        assertThat(archive.runs()).isEmpty();
        assertThat(archive.unreadable()).extracting(UnreadableRun::problem).containsExactly("is a folder and no file");
        assertThat(archive.latest()).isEmpty();
    }

    @Test
    void aFolderThatIsNotThereIsAnException() {
        assertThatThrownBy(() -> RunJsons.archive(folder.resolve("absent"))).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void theSummaryAddsExecutionsWhoseJsonIsGoneAndLeavesThoseThatAreThere() {
        RunJsons.write(folder, "run.json", RUN);
        RunJsons.write(
                folder,
                "cluster_summary.csv",
                """
                run_id,timestamp,cloud,users_count,cpu_avg_util_pct,cpu_throttled_pct,new_column_ms,total_pods,note
                r1,2026-03-01T14:30:22,gcp,300,99,0,1,12,x
                r1,2026-03-01T12:30:22,gcp,unknown,5.5,0.25,7,12,

                ,2026-03-01T11:30:22,gcp,300,5.5,0,7,12,no id
                r3,never,gcp,300,5.5,0,7,12,no time
                """);

        RunArchive archive = RunJsons.archive(folder);
        assertThat(archive.runs()).hasSize(2);
        var overwritten = RunJsons.whole(archive, archive.runs().get(0));
        assertThat(overwritten.facts().format()).isEqualTo(RunFormat.SUMMARY);
        assertThat(overwritten.facts().load().users()).isEmpty();
        assertThat(overwritten.measurements())
                .extracting(m -> m.key().id())
                .containsExactly(
                        "cluster/cluster/cpu.throttled_percentage/value",
                        "cluster/cluster/cpu.utilization_pct/mean",
                        "cluster/cluster/new_column_ms/value");
        assertThat(RunJsons.cluster(
                        RunJsons.whole(archive, archive.runs().get(1)),
                        "cpu.utilization_pct",
                        io.benchmarkagent.run.Statistic.MEAN))
                .isEqualTo(6.5);
    }

    @Test
    void aSummaryThatIsBrokenIsSaidAndCostsNoRunJson() {
        RunJsons.write(folder, "run.json", RUN);
        RunJsons.write(folder, "cluster_summary.csv", "run_id,timestamp\nr2,2026-03-01T12:30:22,one,too,many\n");

        RunArchive archive = RunJsons.archive(folder);
        assertThat(archive.runs()).hasSize(1);
        assertThat(archive.dataQuality()).singleElement().satisfies(line -> assertThat(line.message())
                .contains("cluster_summary.csv")
                .contains("line 2"));
    }
}
