package io.benchmarkagent.recommendation;

import io.benchmarkagent.run.ContainerLimits;
import io.benchmarkagent.run.ContainerUsage;
import io.benchmarkagent.run.Measurement;
import io.benchmarkagent.run.Samples;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Series;
import io.benchmarkagent.run.Statistic;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/**
 * What a container used: of its pods, the one that used most at each moment. Of a pod with one container that is what the pod used; of
 * one with several it takes series of each, and where there are none it is not known which of them used it.
 *
 * @param cpu cores, the 95th percentile of the steady state
 * @param memory bytes, the most of everything that was observed, before the load too: a start needs its memory as well
 * @param place whose series tell it: "service/cart", "container/cart/proxy"
 */
record Use(double cpu, double memory, String place) {
    static final String CPU = "cpu.utilization_pct";
    static final String MEMORY = "memory.usage_mb";
    static final String CONTAINER_CPU = "container.cpu_utilization_pct";
    static final String CONTAINER_MEMORY = "container.memory_usage_mb";
    static final int FEWEST_SAMPLES = 20;

    private static final double PERCENT_OF_CORE = 100;

    /** Empty where there are too few samples of the steady state, or none of this one of several containers. */
    static Optional<Use> of(ContainerLimits limits, Situation situation) {
        return isAlone(limits, situation) ? ofPod(limits.workload(), situation) : ofContainer(limits, situation);
    }

    private static Optional<Use> ofPod(String workload, Situation situation) {
        return steady(situation.series(workload, CPU), situation).flatMap(cpu -> steady(
                        situation.series(workload, MEMORY), situation)
                .map(memory -> new Use(
                        p95(cpu), mostMemory(workload, situation).orElse(0), Scope.SERVICE.word() + "/" + workload)));
    }

    private static Optional<Use> ofContainer(ContainerLimits limits, Situation situation) {
        String name = limits.workload() + "/" + limits.container();
        Optional<Series> memory = situation.series(Scope.CONTAINER, name, CONTAINER_MEMORY);
        return steady(situation.series(Scope.CONTAINER, name, CONTAINER_CPU), situation)
                .flatMap(cpu -> steady(memory, situation)
                        .map(enough -> new Use(
                                p95(cpu), mostMemory(memory, limits, situation), Scope.CONTAINER.word() + "/" + name)));
    }

    /** In its workload's template, and in its pods as well: a mesh adds its proxy there. */
    private static boolean isAlone(ContainerLimits limits, Situation situation) {
        Stream<String> inTemplate = situation.evidence().limits().stream()
                .filter(other -> other.workload().equals(limits.workload()))
                .map(ContainerLimits::container);
        Stream<String> used = situation.evidence().cluster().usage().stream()
                .filter(usage -> usage.workload().equals(limits.workload()))
                .map(ContainerUsage::container);
        Stream<String> inPods = situation.evidence().cluster().pods().stream()
                .filter(pod -> pod.workload().equals(limits.workload()))
                .flatMap(pod -> pod.containers().stream())
                .map(state -> state.container());
        return Stream.of(inTemplate, used, inPods).flatMap(names -> names).allMatch(limits.container()::equals);
    }

    private static Optional<Samples> steady(Optional<Series> series, Situation situation) {
        return situation.phases().flatMap(phases -> series.map(one -> phases.steady(one.highest()))
                .filter(samples -> samples.size() >= FEWEST_SAMPLES));
    }

    private static double p95(Samples percent) {
        return new Percentile()
                        .withEstimationType(Percentile.EstimationType.R_7)
                        .evaluate(values(percent).toArray(), 95)
                / PERCENT_OF_CORE;
    }

    /** Cores of a pod at one moment of the load: a start passes, and does so on one node at a time. */
    static OptionalDouble mostCpu(String workload, Situation situation) {
        return situation.phases().stream()
                .flatMap(phases -> situation
                        .series(workload, CPU)
                        .map(series -> series.highest()
                                .between(
                                        phases.start().toEpochMilli(),
                                        phases.end().toEpochMilli()))
                        .stream())
                .flatMapToDouble(Use::values)
                .map(percent -> percent / PERCENT_OF_CORE)
                .max();
    }

    /** Bytes of a pod, whenever it was; empty where nobody measured it. */
    static OptionalDouble mostMemory(String workload, Situation situation) {
        DoubleStream run = situation
                .measured(Scope.SERVICE, workload, MEMORY)
                .filter(m -> m.key().statistic() == Statistic.MAX)
                .mapToDouble(Measurement::value)
                .map(mebibytes -> mebibytes * Quantities.MEBIBYTE);
        DoubleStream usage = usage(workload, situation).flatMapToDouble(one -> one.memory().stream());
        return Stream.of(bytes(situation.series(workload, MEMORY)), run, usage)
                .flatMapToDouble(all -> all)
                .max();
    }

    private static double mostMemory(Optional<Series> memory, ContainerLimits limits, Situation situation) {
        DoubleStream usage = usage(limits.workload(), situation)
                .filter(one -> one.container().equals(limits.container()))
                .flatMapToDouble(one -> one.memory().stream());
        return DoubleStream.concat(bytes(memory), usage).max().orElse(0);
    }

    private static Stream<ContainerUsage> usage(String workload, Situation situation) {
        return situation.evidence().cluster().usage().stream()
                .filter(one -> one.workload().equals(workload));
    }

    private static DoubleStream bytes(Optional<Series> mebibytes) {
        return mebibytes.stream()
                .map(Series::highest)
                .flatMapToDouble(Use::values)
                .map(each -> each * Quantities.MEBIBYTE);
    }

    /** By name, for a reader who looks it up. */
    List<String> evidenceOfCpu() {
        return List.of("series/" + place + "/" + (isOfContainer() ? CONTAINER_CPU : CPU));
    }

    List<String> evidenceOfMemory() {
        return List.of("series/" + place + "/" + (isOfContainer() ? CONTAINER_MEMORY : MEMORY));
    }

    private boolean isOfContainer() {
        return place.startsWith(Scope.CONTAINER.word());
    }

    static DoubleStream values(Samples samples) {
        return IntStream.range(0, samples.size()).mapToDouble(samples::value);
    }
}
