package io.benchmarkagent.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.Mutations;
import io.benchmarkagent.fixtures.Robust;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Run JSONs and cluster summaries spoilt by chance are runs, or lines about what is wrong with them. */
class ArchiveFuzzTest {
    private final Path folder;

    ArchiveFuzzTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aRunJsonIsARunOrALine() throws IOException {
        Robust.reads(new Mutations(files("gcp-", ".json")), 1500, bytes -> {
            Files.write(folder.resolve("run.json"), bytes);
            readAll();
        });
    }

    @Test
    void aClusterSummaryIsRunsAndALine() throws IOException {
        Robust.reads(new Mutations(files("cluster_summary", ".csv")), 500, bytes -> {
            Files.write(folder.resolve("cluster_summary.csv"), bytes);
            readAll();
        });
    }

    @Test
    void integersOfFourHundredDigitsAreNoMeasurements() {
        reads("{" + RunJsons.HEADER + ", \"metrics\": {\"cpu\": {\"avg_utilization_pct\": " + "9".repeat(400) + "}}}");
    }

    @Test
    void exponentsBeyondAnyPowerTakeNoTime() {
        reads("{" + RunJsons.HEADER.replace("300", "1e1000000000")
                + ", \"metrics\": {\"cpu\": {\"a\": 1e-1000000000}}}");
    }

    private void reads(String text) {
        Robust.reads(text.getBytes(StandardCharsets.UTF_8), "example", bytes -> {
            Files.write(folder.resolve("run.json"), bytes);
            assertThat(readAll()).isEqualTo(1);
        });
    }

    /** The facts of a run that was read whole are those that its header told. */
    private int readAll() {
        RunArchive archive = RunJsons.archive(folder);
        int whole = 0;
        for (ArchivedRun run : archive.runs()) {
            Reading reading = archive.read(run);
            if (reading instanceof Reading.Whole read) {
                assertThat(read.run().facts()).isEqualTo(run.facts());
                whole++;
            } else {
                requireOneLine(((Reading.Failed) reading).unreadable().line());
            }
        }
        archive.unreadable().forEach(unreadable -> requireOneLine(unreadable.line()));
        archive.dataQuality().forEach(line -> requireOneLine(line.message()));
        return whole;
    }

    private static void requireOneLine(String line) {
        assertThat(line).doesNotContain("\n", "Exception").hasSizeLessThan(1000);
    }

    private static List<byte[]> files(String start, String end) throws IOException {
        List<byte[]> files = new ArrayList<>();
        for (Path place : List.of(Path.of("sample-benchmarks"), Path.of("../shared/data/pipeline"))) {
            if (Files.isDirectory(place)) {
                try (Stream<Path> all = Files.list(place)) {
                    for (Path file : all.sorted().toList()) {
                        String name = file.getFileName().toString();
                        if (name.startsWith(start) && name.endsWith(end)) {
                            files.add(Files.readAllBytes(file));
                        }
                    }
                }
            }
        }
        return files;
    }
}
