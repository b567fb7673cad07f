package io.benchmarkagent.pipeline;

import io.benchmarkagent.report.PastRun;
import java.util.Optional;

/**
 * One run of the archive after a backfill.
 *
 * @param name what {@code --run-id} takes; of a file that is no run, nothing
 * @param folder its report's name among the reports
 * @param report what its report says; empty where it has none
 * @param refused why a report that was to be written was not
 */
public record Filled(String name, String folder, How how, Optional<PastRun> report, Optional<Outcome.Refused> refused) {

    /** What was done about it. */
    public enum How {
        WRITTEN,
        CURRENT,
        REFUSED,
        NOT_WANTED
    }
}
