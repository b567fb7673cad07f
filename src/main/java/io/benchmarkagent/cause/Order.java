package io.benchmarkagent.cause;

import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.Verdict;
import io.benchmarkagent.run.CallGraph;
import io.benchmarkagent.run.Scope;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which service was out of line first, by the alerts that tell when they began. */
final class Order {
    private static final Comparator<Anomaly> BY_ONSET =
            Comparator.comparing((Anomaly a) -> a.onset().orElseThrow()).thenComparing(Anomaly::id);

    private final List<Anomaly> inOrder;

    Order(List<Anomaly> anomalies) {
        inOrder = anomalies.stream()
                .filter(a -> a.isAlert() && a.verdict() == Verdict.REGRESSION)
                .filter(a -> a.scope() == Scope.SERVICE && a.onset().isPresent())
                .sorted(BY_ONSET)
                .toList();
    }

    /** The alert that began beyond doubt before those of every other service; empty where two may have been the first. */
    Optional<Anomaly> first() {
        Optional<Anomaly> first = inOrder.stream().findFirst();
        Optional<Anomaly> next = first.flatMap(a -> inOrder.stream()
                .filter(other -> !service(other).equals(service(a)))
                .filter(other -> !beyondDoubt(a, other))
                .findFirst());
        boolean alone = inOrder.stream().map(Order::service).distinct().count() < 2;
        return alone || next.isPresent() ? Optional.empty() : first;
    }

    private static boolean beyondDoubt(Anomaly first, Anomaly other) {
        long gap = Duration.between(first.onset().orElseThrow(), other.onset().orElseThrow())
                .toSeconds();
        return gap > first.uncertaintySeconds() + other.uncertaintySeconds();
    }

    /** A call that is slow is its callee's. */
    static String service(Anomaly anomaly) {
        return CallGraph.Call.of(anomaly.subject()).map(CallGraph.Call::callee).orElse(anomaly.subject());
    }
}
