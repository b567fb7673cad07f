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
final class MemoryLimitAfterKill implements Rule {
    private static final double MORE = 1.5;
    private static final double STEP = 16 * Quantities.MEBIBYTE;

    @Override
    public List<Proposal> propose(Situation situation) {
        return situation.open().stream()
                .filter(a -> a.kind() == Anomaly.Kind.EVENT && a.metric().equals(Strain.KILLED))
                .flatMap(a -> ofKilled(a, situation.evidence()))
                .toList();
    }

    private static Stream<Proposal> ofKilled(Anomaly killed, Evidence evidence) {
        return evidence.limits().stream()
                .filter(limits -> limits.workload().equals(killed.subject()) && wasKilled(limits, evidence))
                .filter(limits -> limits.memoryLimit().isPresent())
                .map(limits -> raise(killed, limits));
    }

    /** A container beside the one that was killed keeps its limit. */
    static boolean wasKilled(ContainerLimits limits, Evidence evidence) {
        return evidence.terminations().stream()
                .anyMatch(ended -> ended.reason().equals(Strain.KILLED)
                        && ended.workload().equals(limits.workload())
                        && ended.container().equals(limits.container()));
    }

    private static Proposal raise(Anomaly killed, ContainerLimits limits) {
        double now = limits.memoryLimit().orElseThrow();
        return Proposal.of(
                Change.of(limits, Change.Side.LIMITS, Change.Resource.MEMORY, Quantities.up(now * MORE, STEP)),
                Basis.INCIDENT,
                Quantities.bytes(now),
                "it was OOM-killed at its limit; what it would have used is not known, so this is half as much again",
                List.of(killed.id()));
    }
}
