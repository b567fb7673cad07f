package io.benchmarkagent.recommendation;

import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.run.ContainerLimits;
import io.benchmarkagent.run.Evidence;
import java.util.List;
import java.util.stream.Stream;

/**
 * An OOM-killed container needs a higher memory limit: half as much again, since what it would have used is not known, rounded up to
 * 16 MiB. Without its current limit there is nothing to start from.
 */
public final class MemoryLimitAfterKill implements Rule {
    private static final String REASON = "OOMKilled";
    private static final double MORE = 1.5;
    private static final long STEP = 16L << 20;

    @Override
    public List<Recommendation> recommend(List<Anomaly> anomalies, Evidence evidence) {
        return anomalies.stream()
                .filter(a -> a.kind() == Anomaly.Kind.EVENT && a.metric().equals(REASON))
                .flatMap(a -> ofKilled(a, evidence))
                .toList();
    }

    private static Stream<Recommendation> ofKilled(Anomaly killed, Evidence evidence) {
        return evidence.limits().stream()
                .filter(limits -> limits.workload().equals(killed.subject()) && wasKilled(limits, evidence))
                .filter(limits -> limits.memoryLimit().isPresent())
                .map(limits -> raise(killed, limits));
    }

    /** A container beside the one that was killed keeps its limit. */
    private static boolean wasKilled(ContainerLimits limits, Evidence evidence) {
        return evidence.terminations().stream()
                .anyMatch(ended -> ended.reason().equals(REASON)
                        && ended.workload().equals(limits.workload())
                        && ended.container().equals(limits.container()));
    }

    private static Recommendation raise(Anomaly killed, ContainerLimits limits) {
        long now = (long) limits.memoryLimit().orElseThrow();
        long proposed = ((long) Math.ceil(now * MORE / STEP)) * STEP;
        return new Recommendation(
                "memory-limit/" + limits.workload() + "/" + limits.container(),
                limits.workload(),
                "memory limit",
                Quantities.bytes(now),
                Quantities.bytes(proposed),
                "it was OOM-killed at its limit; what it would have used is not known, so this is half as much again",
                "medium",
                Patch.limit(limits.workload(), limits.container(), "memory", Quantities.bytes(proposed)),
                List.of(killed.id()));
    }
}
