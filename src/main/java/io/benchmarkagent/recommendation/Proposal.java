package io.benchmarkagent.recommendation;

import java.util.List;
import java.util.Optional;

/**
 * What one rule would change, or says in words where there is nothing to patch.
 *
 * @param proposed "" where it is only in words
 * @param confidence where it is another than the run's
 */
record Proposal(
        String id,
        Basis basis,
        String subject,
        String resource,
        String current,
        String proposed,
        String reason,
        Optional<Change> change,
        Optional<Confidence> confidence,
        List<String> evidence) {
    Proposal {
        evidence = List.copyOf(evidence);
    }

    static Proposal of(Change change, Basis basis, String current, String reason, List<String> evidence) {
        return new Proposal(
                change.id(),
                basis,
                change.workload(),
                change.name(),
                current,
                change.quantity(),
                reason,
                Optional.of(change),
                Optional.empty(),
                evidence);
    }

    static Proposal words(
            String id, Basis basis, String subject, String resource, String reason, List<String> evidence) {
        return new Proposal(id, basis, subject, resource, "", "", reason, Optional.empty(), Optional.empty(), evidence);
    }

    Proposal surely(Confidence other) {
        return new Proposal(
                id, basis, subject, resource, current, proposed, reason, change, Optional.of(other), evidence);
    }

    boolean isIncident() {
        return basis == Basis.INCIDENT;
    }
}
