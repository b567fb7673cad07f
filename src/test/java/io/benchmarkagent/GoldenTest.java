package io.benchmarkagent;

import static io.benchmarkagent.Folder.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole reports of the sample: one with an incident, one with nothing out of line, one of the first format with hardly a history. */
class GoldenTest {
    @ParameterizedTest
    @ValueSource(strings = {Folder.INCIDENT, Folder.QUIET, "gcp-intel-20260217-101936"})
    void aReportIsAsItIsToBeHereAndElsewhere(String runId, @TempDir Path tmp) throws IOException, InterruptedException {
        SortedMap<String, String> here = here(runId, tmp.resolve("here"));
        Golden.of(runId).holds(here);
        assertThat(elsewhere(runId, tmp.resolve("elsewhere")))
                .as("in German, in Kolkata, with Latin-1 files and one processor")
                .isEqualTo(here);
    }

    @Test
    void theNewestRunOfTheSampleIsTheIncident(@TempDir Path tmp) {
        Agent.bare().latest(SAMPLE, tmp).isDone();
        assertThat(tmp).isDirectoryContaining(folder -> folder.endsWith(Folder.INCIDENT));
    }

    private static SortedMap<String, String> here(String runId, Path out) {
        Agent.bare().report(runId, SAMPLE, out).isDone();
        return written(runId, out);
    }

    private static SortedMap<String, String> elsewhere(String runId, Path out)
            throws IOException, InterruptedException {
        Ran ran = AgentProcess.elsewhere(Agent.arguments(SAMPLE, out, List.of("--run-id", runId)));
        ran.isDone();
        return written(runId, out);
    }

    private static SortedMap<String, String> written(String runId, Path out) {
        return Golden.comparable(new Written(out.resolve(runId)).isComplete());
    }
}
