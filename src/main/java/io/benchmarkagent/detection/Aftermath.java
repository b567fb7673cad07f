package io.benchmarkagent.detection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What stepped to another level, or fell still, once an alert had begun, is that incident's course and no other story: it is named under
 * the evidence of the alert that began first. What began before stays, since it precedes.
 */
final class Aftermath {
    private Aftermath() {}

    static List<Anomaly> told(List<Anomaly> found) {
        Optional<Anomaly> first = found.stream()
                .filter(a -> a.isAlert() && a.onset().isPresent())
                .min(Comparator.comparing((Anomaly a) -> a.onset().orElseThrow())
                        .thenComparing(Anomaly::id));
        return first.map(alert -> told(found, alert, alert.onset().orElseThrow()))
                .orElse(found);
    }

    private static List<Anomaly> told(List<Anomaly> found, Anomaly first, Instant began) {
        List<Anomaly> rest = new ArrayList<>();
        List<String> after = new ArrayList<>();
        for (Anomaly a : found) {
            if (a.isOfCourse() && !a.isAlert() && !a.onset().orElse(Instant.MIN).isBefore(began)) {
                after.addAll(a.evidence());
            } else {
                rest.add(a);
            }
        }
        rest.replaceAll(a -> a.equals(first) ? a.withEvidence(after) : a);
        return List.copyOf(rest);
    }
}
