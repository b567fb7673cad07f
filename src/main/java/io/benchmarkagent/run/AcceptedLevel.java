package io.benchmarkagent.run;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Somebody's word that a metric's level from a certain run on is the new normal.
 *
 * @param run the first run of the new level
 * @param subject empty for every subject
 * @param on the day it was said
 * @param until the last day on which it holds; empty for as long as it stands in the file
 */
public record AcceptedLevel(
        RunKey run,
        String metric,
        Optional<String> subject,
        String reason,
        String author,
        LocalDate on,
        Optional<LocalDate> until) {
    public AcceptedLevel {
        if (metric.isBlank() || reason.isBlank()) {
            throw new IllegalArgumentException("an accepted level of no metric, or without a reason");
        }
    }

    public boolean covers(String subject, String metric) {
        return this.metric.equals(metric) && this.subject.map(subject::equals).orElse(true);
    }
}
