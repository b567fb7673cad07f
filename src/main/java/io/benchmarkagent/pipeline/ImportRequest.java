package io.benchmarkagent.pipeline;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * Which file to make a run of, and what it does not tell.
 *
 * @param format the one that it is said to be
 * @param suite one of the suites of a file that holds several
 * @param out the folder of imported runs
 * @param timestamp when the test ended
 * @param told facts of the run, by the run JSON's names
 * @param into the run that these are further figures of
 */
public record ImportRequest(
        Path file,
        Optional<String> format,
        Optional<String> suite,
        Path out,
        Optional<String> runId,
        Optional<Instant> timestamp,
        Map<String, String> told,
        Optional<Into> into,
        ZoneId zone) {
    public ImportRequest {
        told = Map.copyOf(told);
    }

    /** A run of an archive, which stays as it is. */
    public record Into(String runId, Path archive) {}
}
