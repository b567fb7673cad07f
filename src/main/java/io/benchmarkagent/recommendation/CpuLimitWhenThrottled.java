package io.benchmarkagent.recommendation;

import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.Verdict;
import io.benchmarkagent.run.ContainerLimits;
import io.benchmarkagent.run.Evidence;
import java.util.List;
import java.util.stream.Stream;

/** A workload throttled beyond its baseline needs a higher CPU limit: half as much again, rounded up to 50 millicores. */
public final class CpuLimitWhenThrottled implements Rule {
    private static final double MORE = 1.5;
    private static final double STEP = 0.05;

    @Override
    public List<Recommendation> recommend(List<Anomaly> anomalies, Evidence evidence) {
        return anomalies.stream()
                .filter(a -> a.isAlert() && a.verdict() == Verdict.REGRESSION)
                .filter(a -> a.metric().equals("cpu.throttled_percentage"))
                .flatMap(a -> ofThrottled(a, evidence))
                .toList();
    }

    private static Stream<Recommendation> ofThrottled(Anomaly throttled, Evidence evidence) {
        return evidence.limits().stream()
                .filter(limits -> limits.workload().equals(throttled.subject()))
                .filter(limits -> limits.cpuLimit().isPresent())
                .map(limits -> raise(throttled, limits));
    }

    private static Recommendation raise(Anomaly throttled, ContainerLimits limits) {
        double now = limits.cpuLimit().orElseThrow();
        double proposed = Math.ceil(now * MORE / STEP - 1e-9) * STEP;
        return new Recommendation(
                "cpu-limit/" + limits.workload() + "/" + limits.container(),
                limits.workload(),
                "CPU limit",
                Quantities.cores(now),
                Quantities.cores(proposed),
                "it was throttled far more often than in like-for-like runs; throttling hides how much it would have used",
                "medium",
                Patch.limit(limits.workload(), limits.container(), "cpu", Quantities.cores(proposed)),
                List.of(throttled.id()));
    }
}
