package io.benchmarkagent.recommendation;

import java.util.List;

/**
 * One change to make by hand: from {@code current} to {@code proposed}, why, how sure, what it saves, and the patch to copy.
 *
 * @param current and {@code proposed}: "" where the advice is only in words
 * @param load at which it holds, such as "300 users, 45.2 requests/s"; "" where the run does not tell
 * @param patch of everything that is proposed for the workload, the same in each of its recommendations; "" where there is none
 */
public record Recommendation(
        String id,
        Basis basis,
        String subject,
        String resource,
        String current,
        String proposed,
        String reason,
        String load,
        String confidence,
        Saving saving,
        String patch,
        List<String> evidence) {
    public Recommendation {
        evidence = List.copyOf(evidence);
    }

    /** Whether it is more than words. */
    public boolean isChange() {
        return !proposed.isBlank();
    }
}
