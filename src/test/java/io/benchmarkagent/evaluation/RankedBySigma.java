package io.benchmarkagent.evaluation;

import io.benchmarkagent.cause.RootCause;
import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.Verdict;
import io.benchmarkagent.run.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The services with alerts, ranked: a point for each σ of its farthest anomaly, and {@value #KILLED} points where one of its containers
 * was killed; what was accepted or withdrawn is no cause. A ranking is a ranking: it says what is most out of line, not what caused what.
 */
final class RankedBySigma {
    private static final double KILLED = 3;
    private static final int AT_MOST = 5;

    public List<RootCause> rank(List<Anomaly> anomalies) {
        Map<String, List<Anomaly>> bySubject = new TreeMap<>();
        anomalies.stream()
                .filter(a -> a.isAlert()
                        && !a.isSettled()
                        && a.scope() == Scope.SERVICE
                        && a.verdict() == Verdict.REGRESSION)
                .forEach(a -> bySubject
                        .computeIfAbsent(a.subject(), s -> new ArrayList<>())
                        .add(a));
        List<String> subjects = bySubject.keySet().stream()
                .sorted(Comparator.comparingDouble((String s) -> score(bySubject.getOrDefault(s, List.of())))
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .limit(AT_MOST)
                .toList();
        List<RootCause> causes = new ArrayList<>();
        for (String subject : subjects) {
            causes.add(cause(causes.size() + 1, subject, bySubject.getOrDefault(subject, List.of())));
        }
        return causes;
    }

    private static RootCause cause(int rank, String subject, List<Anomaly> anomalies) {
        return new RootCause(
                rank,
                subject,
                score(anomalies),
                anomalies.stream().map(Anomaly::id).toList(),
                List.of(),
                false);
    }

    private static double score(List<Anomaly> anomalies) {
        double farthest = anomalies.stream()
                .mapToDouble(a -> Math.abs(a.sigma().orElse(0)))
                .max()
                .orElse(0);
        boolean killed = anomalies.stream().anyMatch(a -> a.kind() == Anomaly.Kind.EVENT);
        return farthest + (killed ? KILLED : 0);
    }
}
