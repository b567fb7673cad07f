package io.benchmarkagent.grounding;

import java.time.Instant;
import java.util.Set;

/**
 * Something that befell a subject at a time.
 *
 * @param subject in lower case; empty for the whole run
 * @param metrics which of its metrics it is about, see {@link Metrics}
 * @param end it ended then; else it began, or was
 * @param id of the finding that tells of it; empty where only a text does
 */
record Happened(String subject, Set<String> metrics, Set<Happening> happenings, Instant at, boolean end, String id) {

    boolean isOf(Set<String> names) {
        return names.isEmpty() || names.contains(subject);
    }

    boolean isOf(Mention.Metric metric) {
        return metric.ids().isEmpty() || metrics.stream().anyMatch(metric.ids()::contains);
    }
}
