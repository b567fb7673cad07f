package io.benchmarkagent.cause;

import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.Verdict;
import io.benchmarkagent.run.CallGraph;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.LoadProfile;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Series;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What users felt within a run: the slowness or the errors, changing for the worse, of the service that most of the others stand behind. */
final class Symptom {
    private Symptom() {}

    /** Its course during the load. */
    static Optional<Series> of(LoadProfile load, List<Anomaly> anomalies, Evidence evidence, CallGraph graph) {
        return anomalies.stream()
                .filter(a -> a.isOfCourse() && a.verdict() == Verdict.REGRESSION && a.scope() == Scope.SERVICE)
                .filter(a -> Role.of(a.metric()) == Role.LATENCY || Role.of(a.metric()) == Role.ERRORS)
                .max(Comparator.comparingInt(
                                (Anomaly a) -> graph.below(a.subject()).size())
                        .thenComparing(Anomaly::id, Comparator.reverseOrder()))
                .flatMap(a -> course(load, a, evidence));
    }

    private static Optional<Series> course(LoadProfile load, Anomaly anomaly, Evidence evidence) {
        return evidence.series().stream()
                .filter(one -> one.subject().equals(anomaly.subject()) && one.scope() == Scope.SERVICE)
                .filter(one -> one.spec().metric().equals(anomaly.metric())
                        || anomaly.members().stream().anyMatch(one::measures))
                .findFirst()
                .flatMap(one -> load.start().flatMap(start -> load.end()
                        .map(end -> new Series(
                                one.queryId(),
                                one.scope(),
                                one.subject(),
                                one.spec(),
                                one.samples().between(start.toEpochMilli(), end.toEpochMilli())))));
    }
}
