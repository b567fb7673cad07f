package io.benchmarkagent.cause;

import io.benchmarkagent.detection.Anomaly;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** One service with what speaks for it. */
record Suspect(String service, List<Reason> reasons) {
    Suspect {
        reasons = reasons.stream()
                .sorted(Comparator.comparingDouble(Reason::contribution).reversed())
                .toList();
    }

    double score() {
        return reasons.stream().mapToDouble(Reason::contribution).sum();
    }

    /** What of its score an earlier run could have as well, and so can be held against theirs. */
    double measured() {
        return reasons.stream()
                .filter(reason -> !reason.kind().isCircumstance())
                .mapToDouble(Reason::contribution)
                .sum();
    }

    Suspect with(List<Reason> more) {
        return new Suspect(
                service, Stream.concat(reasons.stream(), more.stream()).toList());
    }

    /** Its reasons, and its anomalies by their ids; a reason that no anomaly tells of, or of which it tells but a part, stands there in words. */
    RootCause cause(int rank, boolean named, List<Anomaly> anomalies) {
        Set<String> because = new LinkedHashSet<>();
        for (Reason reason : reasons) {
            List<String> told = anomalies.stream()
                    .filter(a -> !reason.kind().isCircumstance() && tells(a, reason))
                    .map(Anomaly::id)
                    .toList();
            because.addAll(told.isEmpty() ? List.of(reason.kind().words()) : told);
        }
        return new RootCause(rank, service, score(), List.copyOf(because), reasons, named);
    }

    private static boolean tells(Anomaly anomaly, Reason reason) {
        return reason.evidence().contains(anomaly.id())
                || anomaly.members().stream().anyMatch(key -> reason.evidence().contains(key.id()));
    }
}
