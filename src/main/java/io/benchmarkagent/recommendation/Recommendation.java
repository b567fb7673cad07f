package io.benchmarkagent.recommendation;

import java.util.List;

/** One change to make by hand: from {@code current} to {@code proposed}, why, how sure, and the patch to copy. */
public record Recommendation(
        String id,
        String subject,
        String resource,
        String current,
        String proposed,
        String reason,
        String confidence,
        String patch,
        List<String> evidence) {
    public Recommendation {
        evidence = List.copyOf(evidence);
    }
}
