package io.benchmarkagent.run;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Somebody's word that what is out of line here is known, and is to fail no gate for a while.
 *
 * @param metric empty for every metric
 * @param subject empty for every subject
 * @param author empty where nobody says
 * @param until the last day on which it holds
 */
public record Mute(Optional<String> metric, Optional<String> subject, String reason, String author, LocalDate until) {
    public Mute {
        if (reason.isBlank() || (metric.isEmpty() && subject.isEmpty())) {
            throw new IllegalArgumentException("a mute of everything, or without a reason");
        }
    }

    public boolean covers(String subject, String metric) {
        return this.metric.map(metric::equals).orElse(true)
                && this.subject.map(subject::equals).orElse(true);
    }

    /** "muted until 2026-03-31 by Kim: the new cache warms up". */
    public String inWords() {
        return "muted until " + until + (author.isBlank() ? "" : " by " + author) + ": " + reason;
    }
}
