package io.benchmarkagent.source.prometheus;

import java.util.Map;
import java.util.Optional;

/**
 * An alert that is pending or firing.
 *
 * @param since as the server writes it
 * @param summary of its annotations
 */
public record Alert(String name, String state, String since, Map<String, String> labels, Optional<String> summary) {
    public Alert {
        labels = Map.copyOf(labels);
    }
}
