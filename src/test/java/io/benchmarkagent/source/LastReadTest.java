package io.benchmarkagent.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.run.MetricCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastReadTest {
    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void threeRuns() throws IOException {
        for (int day = 1; day <= 3; day++) {
            Files.writeString(
                    folder.resolve("run-" + day + ".json"),
                    "{\"run_id\": \"run-" + day + "\", \"timestamp\": \"2026-01-0" + day
                            + "T00:00:00\", \"metrics\": {\"request_rate_rps\": 50}}");
        }
    }

    @Test
    void aRunThatIsKeptIsNotReadAgain() throws IOException {
        RunArchive archive = archive().keeping(2);
        ArchivedRun first = archive.runs().get(0);
        Reading once = archive.read(first);
        Files.delete(first.file());
        assertThat(archive.read(first)).isSameAs(once).isInstanceOf(Reading.Whole.class);
    }

    @Test
    void noMoreAreKeptThanWereAskedForAndTheLastUsedStay() throws IOException {
        RunArchive archive = archive().keeping(2);
        List<ArchivedRun> runs = archive.runs();
        runs.subList(0, 2).forEach(archive::read);
        archive.read(runs.get(0));
        archive.read(runs.get(2));
        for (ArchivedRun run : runs) {
            Files.delete(run.file());
        }
        assertThat(archive.read(runs.get(0))).isInstanceOf(Reading.Whole.class);
        assertThat(archive.read(runs.get(1))).isInstanceOf(Reading.Failed.class);
    }

    @Test
    void anArchiveKeepsNothingUnlessItIsAsked() throws IOException {
        RunArchive archive = archive();
        ArchivedRun first = archive.runs().get(0);
        archive.read(first);
        Files.delete(first.file());
        assertThat(archive.read(first)).isInstanceOf(Reading.Failed.class);
    }

    private RunArchive archive() {
        return new RunArchive(folder, ZoneOffset.UTC, MetricCatalogue.standard());
    }
}
