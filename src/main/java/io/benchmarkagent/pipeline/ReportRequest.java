package io.benchmarkagent.pipeline;

import io.benchmarkagent.baseline.AsOf;
import io.benchmarkagent.run.RunKey;
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
 * @param confirms the {@code rerun.json} of the report that asked for this run; empty where none did
 * @param deadline how long it may take; empty for as long as it takes
 * @param accepted the levels that were declared the new normal
 * @param asOf up to when later runs are consulted about what became of this one's suspicions; empty for not at all
 * @param flags what else was typed that changes what a report says, to be able to ask for it again
 */
public record ReportRequest(
        Optional<String> run,
        Path archive,
        Path out,
        List<String> pinned,
        Optional<Path> confirms,
        ZoneId zone,
        Optional<Duration> deadline,
        AcceptedFile accepted,
        Optional<AsOf> asOf,
        List<String> flags) {
    /** Where reports go when nobody says where. */
    static final Path OUT = Path.of("reports");

    public ReportRequest {
        pinned = List.copyOf(pinned);
        flags = List.copyOf(flags);
    }

    /** The same for another run. */
    public ReportRequest of(String other) {
        return new ReportRequest(
                Optional.of(other), archive, out, pinned, confirms, zone, deadline, accepted, asOf, flags);
    }

    /** What is left of the deadline when this many nanoseconds have passed; empty where there is none. */
    public Optional<Duration> left(long nanos) {
        return deadline.map(whole -> whole.minusNanos(nanos)).map(left -> left.isNegative() ? Duration.ZERO : left);
    }

    /** One line where the run itself was not yet known then. */
    Optional<String> tooEarly(RunKey run) {
        return asOf.filter(when -> !when.knows(run))
                .map(when -> "--as-of " + when.asked() + " is before run " + run.runId() + " of " + run.timestamp()
                        + "; give a later time, or now");
    }
}
