package io.benchmarkagent.recommendation;

import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.Verdict;
import io.benchmarkagent.run.ContainerLimits;
import java.util.List;
import java.util.stream.Stream;

/** A workload throttled beyond its baseline needs a higher CPU limit: half as much again, rounded up to 50 millicores. */
final class CpuLimitWhenThrottled implements Rule {
    private static final double MORE = 1.5;
    private static final double STEP = 0.05;

    @Override
    public List<Proposal> propose(Situation situation) {
        return situation.open().stream()
                .filter(a -> a.isAlert() && a.verdict() == Verdict.REGRESSION)
                .filter(a -> a.metric().equals(Strain.THROTTLED))
                .flatMap(a -> ofThrottled(a, situation))
                .toList();
    }

    private static Stream<Proposal> ofThrottled(Anomaly throttled, Situation situation) {
        return situation.evidence().limits().stream()
                .filter(limits -> limits.workload().equals(throttled.subject()))
                .filter(limits -> limits.cpuLimit().isPresent())
                .map(limits -> raise(
                        limits,
                        "it was throttled far more often than in like-for-like runs; throttling hides how much it would have used",
                        List.of(throttled.id())));
    }

    /** @param limits with a CPU limit */
    static Proposal raise(ContainerLimits limits, String reason, List<String> evidence) {
        double now = limits.cpuLimit().orElseThrow();
        double proposed = Quantities.up(now * MORE, STEP);
        return Proposal.of(
                Change.of(limits, Change.Side.LIMITS, Change.Resource.CPU, proposed),
                Basis.INCIDENT,
                Quantities.cores(now),
                reason,
                evidence);
    }
}
