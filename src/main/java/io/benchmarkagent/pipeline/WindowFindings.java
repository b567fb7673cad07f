package io.benchmarkagent.pipeline;

import io.benchmarkagent.cause.RootCause;
import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.CoursesJudged;
import io.benchmarkagent.detection.Verdict;
import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.run.Scope;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What was found in a stretch of time that is no run.
 *
 * @param findings without observations: no figure of it is held against another run's
 */
public record WindowFindings(LiveWindow window, Findings findings, CoursesJudged judged) {

    /**
     * A service that what was found speaks against, and never more than that.
     *
     * @param because ids of anomalies, and words
     */
    public record Suspect(String service, List<String> because) {
        public Suspect {
            because = List.copyOf(because);
        }
    }

    /**
     * In the order of the ranking, which follows what users felt down the calls; then the other services that went worse, the earliest
     * first: what precedes may be the origin, what follows cannot be.
     */
    public List<Suspect> suspects() {
        Map<String, Suspect> suspects = new LinkedHashMap<>();
        Stream.concat(
                        findings.rootCauses().stream()
                                .map(WindowFindings::ranked)
                                .filter(one -> !wentOnlyBetter(one.service())),
                        earliest())
                .forEach(one -> suspects.putIfAbsent(one.service(), one));
        return List.copyOf(suspects.values());
    }

    /** Whose trouble ended is not suspected of what came after. */
    private boolean wentOnlyBetter(String service) {
        List<Anomaly> own = findings.anomalies().stream()
                .filter(a -> a.scope() == Scope.SERVICE && a.subject().equals(service))
                .toList();
        return !own.isEmpty() && own.stream().allMatch(a -> a.verdict() == Verdict.IMPROVEMENT);
    }

    private static Suspect ranked(RootCause cause) {
        return new Suspect(cause.subject(), cause.because());
    }

    private Stream<Suspect> earliest() {
        return findings.anomalies().stream()
                .filter(a -> a.verdict() == Verdict.REGRESSION && a.scope() == Scope.SERVICE)
                .sorted(Comparator.comparing(WindowFindings::onset).thenComparing(Anomaly::id))
                .map(a -> new Suspect(a.subject(), List.of(a.id())));
    }

    private static Instant onset(Anomaly anomaly) {
        return anomaly.onset().orElse(Instant.MAX);
    }
}
