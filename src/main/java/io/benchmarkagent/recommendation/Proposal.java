package io.benchmarkagent.recommendation;

import java.util.List;
import java.util.Optional;

/** What one rule would change, or says in words where there is nothing to patch. */
record Proposal(
        String id,
        Basis basis,
        String subject,
        String resource,
        String current,
        String reason,
        Optional<Change> change,
        List<String> evidence) {
    Proposal {
        evidence = List.copyOf(evidence);
    }

    static Proposal of(Change change, Basis basis, String current, String reason, List<String> evidence) {
        return new Proposal(
                change.id(), basis, change.workload(), change.name(), current, reason, Optional.of(change), evidence);
    }

    static Proposal words(
            String id, Basis basis, String subject, String resource, String reason, List<String> evidence) {
        return new Proposal(id, basis, subject, resource, "", reason, Optional.empty(), evidence);
    }
}
