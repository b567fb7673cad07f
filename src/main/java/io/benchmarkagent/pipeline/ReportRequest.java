package io.benchmarkagent.pipeline;

import io.benchmarkagent.detection.Severity;
import io.benchmarkagent.source.accepted.AcceptedFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What somebody asks for when asking for a report.
 *
 * @param run {@code ID} or {@code ID@20260212T200707}; empty for the newest run of the archive
 * @param pinned the runs to compare with instead of the cohort; empty for the cohort
 * @param failOn the severity from which a regression fails the gate; empty for never
 * @param deadline how long it may take; empty for as long as it takes
 * @param accepted the levels that were declared the new normal
 */
public record ReportRequest(
        Optional<String> run,
        Path archive,
        Path out,
        List<String> pinned,
        Optional<Severity> failOn,
        ZoneId zone,
        Optional<Duration> deadline,
        AcceptedFile accepted) {
    public ReportRequest {
        pinned = List.copyOf(pinned);
    }
}
