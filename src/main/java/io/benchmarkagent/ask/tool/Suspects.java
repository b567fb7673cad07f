package io.benchmarkagent.ask.tool;

import io.benchmarkagent.cause.RootCause;
import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.findings.Findings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who is suspected, never as more than what was measured is consistent with. */
final class Suspects {
    private Suspects() {}

    static Optional<RootCause> named(Findings findings) {
        return findings.rootCauses().stream().filter(RootCause::named).findFirst();
    }

    /** In a sentence, where it is this service that is named. */
    static Optional<String> of(Findings findings, String service) {
        return named(findings)
                .filter(cause -> cause.subject().equalsIgnoreCase(service))
                .map(cause -> sentence(findings, cause));
    }

    static String sentence(Findings findings, RootCause cause) {
        Set<String> ids = findings.anomalies().stream().map(Anomaly::id).collect(Collectors.toSet());
        List<String> words =
                cause.because().stream().filter(word -> !ids.contains(word)).toList();
        return "What is out of line in the run is consistent with " + cause.subject() + " as the origin"
                + (words.isEmpty() ? "." : " (" + Phrases.listed(words) + ").");
    }
}
