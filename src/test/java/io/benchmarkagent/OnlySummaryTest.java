package io.benchmarkagent;

import static io.benchmarkagent.Folder.QUIET;
import static io.benchmarkagent.Folder.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A row of the cluster summary that is newer than the run JSON of its id. */
class OnlySummaryTest {
    private static final String SAID = "the latest execution of " + QUIET + " has only cluster-level metrics";

    private final Path archive;
    private final Path out;

    OnlySummaryTest(@TempDir Path tmp) {
        archive = tmp.resolve("archive");
        out = tmp.resolve("out");
    }

    @BeforeEach
    void aNewerRow() throws IOException {
        Folder.copy(SAMPLE, archive);
        Path summary = archive.resolve("cluster_summary.csv");
        String row = Files.readAllLines(summary).stream()
                .filter(line -> line.startsWith(QUIET + ","))
                .findFirst()
                .orElseThrow();
        Files.writeString(summary, row.replaceFirst(",2026-03-01T", ",2026-03-04T") + "\n", StandardOpenOption.APPEND);
    }

    @Test
    void theIdMeansTheRowAndOneLineSaysSoWithTheExecutionThatHasAJson() {
        Agent.bare().report(QUIET, archive, out).isDoneSaying(SAID, "no run JSON of that time");
        Written report = new Written(out.resolve(QUIET)).isComplete();
        assertThat(report.findings().path("run").path("format").asString()).isEqualTo("summary");
        assertThat(report.observations())
                .isNotEmpty()
                .allMatch(o -> o.path("scope").asString().equals("cluster"));
        assertThat(report.findings().path("data_quality").toString())
                .contains("report the execution before it with --run-id " + QUIET + "@20260301T");
        assertThat(report.markdown().lines().limit(12)).anyMatch(line -> line.contains("only cluster-level metrics"));
    }

    @Test
    void theExecutionThatHasAJsonCanBeAskedForByItsTime() throws IOException {
        Agent.bare().report(QUIET, archive, out);
        String again = new Written(out.resolve(QUIET))
                .findings()
                .path("data_quality")
                .toString()
                .replaceFirst("(?s).*--run-id ([^\" ]*).*", "$1");
        Agent.bare().report(again, archive, out).isDone();
        Written report = new Written(out.resolve(again)).isComplete();
        assertThat(report.observations())
                .anyMatch(o -> o.path("scope").asString().equals("service"));
        assertThat(report.dataQuality()).noneMatch(line -> line.contains("only cluster-level"));
    }
}
