package io.benchmarkagent.recommendation;

import io.benchmarkagent.run.Autoscaler;
import io.benchmarkagent.run.ClusterState;
import io.benchmarkagent.run.ContainerLimits;
import io.benchmarkagent.run.WorkloadState;
import java.util.List;
import java.util.stream.Stream;

/** Where more pods would help: an autoscaler that stood at its maximum, and one pod alone near its CPU limit. In words: whether a second pod may run is not measured. */
final class Replicas implements Rule {
    static final double NEAR = 0.9;

    @Override
    public List<Proposal> propose(Situation situation) {
        ClusterState cluster = situation.evidence().cluster();
        return Stream.concat(
                        cluster.autoscalers().stream()
                                .filter(Replicas::isAtMaximum)
                                .map(Replicas::higherMaximum),
                        cluster.workloads().stream()
                                .filter(workload -> isAlone(workload, cluster))
                                .flatMap(workload -> atLimit(workload, situation)))
                .toList();
    }

    /** Wanting no more than it has is no shortage; one whose bounds are the same is not meant to scale. */
    private static boolean isAtMaximum(Autoscaler scaler) {
        return scaler.max().isPresent()
                && scaler.min() < scaler.max().getAsInt()
                && scaler.current().orElse(0) >= scaler.max().getAsInt()
                && wantsMore(scaler);
    }

    /** Kubernetes bounds what an autoscaler wants by its maximum, and says so in this condition. */
    private static boolean wantsMore(Autoscaler scaler) {
        return scaler.conditions().stream()
                .anyMatch(condition -> condition.type().equals("ScalingLimited")
                        && condition.status().equals("True")
                        && condition.reason().equals("TooManyReplicas"));
    }

    private static Proposal higherMaximum(Autoscaler scaler) {
        return Proposal.words(
                "autoscaler/" + scaler.name(),
                Basis.USE,
                scaler.workload(),
                "autoscaler",
                scaler.name() + " stood at its maximum of " + scaler.max().orElseThrow()
                        + " pods and wanted more when the cluster was looked at: raise maxReplicas, or what one pod may use",
                List.of("horizontalpodautoscalers/" + scaler.name()));
    }

    private static boolean isAlone(WorkloadState workload, ClusterState cluster) {
        return workload.wanted().orElse(0) == 1
                && !workload.kind().equals("DaemonSet")
                && cluster.autoscalers().stream()
                        .noneMatch(scaler -> scaler.workload().equals(workload.workload()));
    }

    private static Stream<Proposal> atLimit(WorkloadState workload, Situation situation) {
        return situation.evidence().limits().stream()
                .filter(limits -> limits.workload().equals(workload.workload())
                        && limits.cpuLimit().isPresent())
                .flatMap(limits -> Use.of(limits, situation).stream()
                        .filter(use -> use.cpu() >= NEAR * limits.cpuLimit().getAsDouble())
                        .map(use -> morePods(limits, use)));
    }

    private static Proposal morePods(ContainerLimits limits, Use use) {
        return Proposal.words(
                "replicas/" + limits.workload(),
                Basis.USE,
                limits.workload(),
                "replicas",
                "its only pod used " + Quantities.cores(use.cpu()) + " of its CPU limit of "
                        + Quantities.cores(limits.cpuLimit().orElseThrow())
                        + " (p95 of the steady state): a second one, where the service allows it, or a higher limit",
                use.evidenceOfCpu());
    }
}
