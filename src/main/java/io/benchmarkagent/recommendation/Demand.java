package io.benchmarkagent.recommendation;

import io.benchmarkagent.recommendation.packing.Amounts;
import io.benchmarkagent.run.Autoscaler;
import io.benchmarkagent.run.ClusterState;
import io.benchmarkagent.run.ContainerLimits;
import io.benchmarkagent.run.WorkloadState;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a workload's pod takes of a node: what it asks for, and no less than the most it used at one moment. What it used tells nothing
 * where it was throttled or killed; there, and where it was not measured, its limit is the most it can use.
 *
 * @param containers how many of a pod are known
 * @param pod with the changes applied
 * @param requested what of that the scheduler knows of
 * @param known whether anything bounds what it uses
 */
record Demand(
        String workload, boolean daemon, int pods, int containers, Amounts pod, Amounts requested, boolean known) {
    /** Of every workload whose containers are known, with these changes. */
    static List<Demand> of(Situation situation, List<Change> changes) {
        return situation.evidence().cluster().workloads().stream()
                .map(state -> of(state, containers(state.workload(), situation, changes), situation))
                .filter(demand -> demand.pods() > 0)
                .toList();
    }

    private static List<ContainerLimits> containers(String workload, Situation situation, List<Change> changes) {
        return situation.evidence().limits().stream()
                .filter(limits -> limits.workload().equals(workload))
                .map(limits -> applied(limits, changes))
                .toList();
    }

    static ContainerLimits applied(ContainerLimits limits, List<Change> changes) {
        ContainerLimits now = limits;
        for (Change change : changes) {
            now = change.applied(now);
        }
        return now;
    }

    private static Demand of(WorkloadState state, List<ContainerLimits> containers, Situation situation) {
        String workload = state.workload();
        List<Strain> strains =
                containers.stream().map(limits -> Strain.of(limits, situation)).toList();
        OptionalDouble cpu = strains.stream().anyMatch(Strain::throttled)
                ? sum(containers, ContainerLimits::cpuLimit)
                : or(Use.mostCpu(workload, situation), sum(containers, ContainerLimits::cpuLimit));
        OptionalDouble memory = strains.stream().anyMatch(Strain::memory)
                ? sum(containers, ContainerLimits::memoryLimit)
                : or(Use.mostMemory(workload, situation), sum(containers, ContainerLimits::memoryLimit));
        Amounts requested = asked(containers);
        return new Demand(
                workload,
                state.kind().equals("DaemonSet"),
                pods(state, situation.evidence().cluster()),
                containers.size(),
                requested.or(new Amounts(cpu.orElse(0), memory.orElse(0))),
                requested,
                !containers.isEmpty() && cpu.isPresent() && memory.isPresent());
    }

    /** Kubernetes runs one where nobody says how many; an autoscaler may have made it more. */
    static int pods(WorkloadState state, ClusterState cluster) {
        return Stream.concat(
                        Stream.of(state.wanted().orElse(1)),
                        cluster.autoscalers().stream()
                                .filter(scaler -> scaler.workload().equals(state.workload()))
                                .flatMap(Demand::wanted))
                .max(Integer::compare)
                .orElse(1);
    }

    private static Stream<Integer> wanted(Autoscaler scaler) {
        return Stream.of(scaler.current(), scaler.desired())
                .flatMap(number -> number.stream().boxed());
    }

    /** Kubernetes takes the limit for a request that is not set. */
    static Amounts asked(List<ContainerLimits> containers) {
        return containers.stream()
                .map(limits -> new Amounts(
                        or(limits.cpuRequest(), limits.cpuLimit()).orElse(0),
                        or(limits.memoryRequest(), limits.memoryLimit()).orElse(0)))
                .reduce(Amounts.NONE, Amounts::plus);
    }

    private static OptionalDouble or(OptionalDouble amount, OptionalDouble other) {
        return amount.isPresent() ? amount : other;
    }

    /** Empty where one of them has none. */
    private static OptionalDouble sum(
            List<ContainerLimits> containers, Function<ContainerLimits, OptionalDouble> amount) {
        List<OptionalDouble> all = containers.stream().map(amount).toList();
        return all.isEmpty() || all.stream().anyMatch(OptionalDouble::isEmpty)
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        all.stream().mapToDouble(OptionalDouble::getAsDouble).sum());
    }

    /** Whether anything is known of its containers. */
    boolean isOfContainers() {
        return containers > 0;
    }

    /** By all pods; a DaemonSet's are not among them. */
    static Amounts requested(List<Demand> demands) {
        return demands.stream()
                .filter(demand -> !demand.daemon())
                .map(demand -> demand.requested().times(demand.pods()))
                .reduce(Amounts.NONE, Amounts::plus);
    }

    /** One for each pod; a DaemonSet's are not among them. */
    static List<Amounts> each(List<Demand> demands) {
        return demands.stream()
                .filter(demand -> !demand.daemon())
                .flatMap(demand -> Collections.nCopies(demand.pods(), demand.pod()).stream())
                .toList();
    }
}
