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
 * What a pod of a workload used: of its pods, the one that used most at each moment. Only of workloads whose pods are one container:
 * series are of pods, and which of several containers used it they do not tell.
 *
 * @param cpu cores, the 95th percentile of the steady state
 * @param memory bytes, the most of everything that was observed, before the load too: a start needs its memory as well
 */
record Use(double cpu, double memory) {
    static final String CPU = "cpu.utilization_pct";
    static final String MEMORY = "memory.usage_mb";
    static final int FEWEST_SAMPLES = 20;

    private static final double PERCENT_OF_CORE = 100;

    /** Empty where there are too few samples of the steady state, or several containers. */
    static Optional<Use> of(ContainerLimits limits, Situation situation) {
        if (!isAlone(limits, situation)) {
            return Optional.empty();
        }
        return steady(limits.workload(), CPU, situation).flatMap(cpu -> steady(limits.workload(), MEMORY, situation)
                .map(memory -> new Use(
                        p95(cpu) / PERCENT_OF_CORE,
                        mostMemory(limits.workload(), situation).orElse(0))));
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

    private static Optional<Samples> steady(String workload, String metric, Situation situation) {
        return situation.phases().flatMap(phases -> situation
                .series(workload, metric)
                .map(series -> phases.steady(series.highest()))
                .filter(samples -> samples.size() >= FEWEST_SAMPLES));
    }

    private static double p95(Samples samples) {
        return new Percentile()
                .withEstimationType(Percentile.EstimationType.R_7)
                .evaluate(values(samples).toArray(), 95);
    }

    /** Bytes of a pod, whenever it was; empty where nobody measured it. */
    static OptionalDouble mostMemory(String workload, Situation situation) {
        DoubleStream series = situation.series(workload, MEMORY).stream()
                .map(Series::highest)
                .flatMapToDouble(Use::values)
                .map(mebibytes -> mebibytes * Quantities.MEBIBYTE);
        DoubleStream run = situation
                .measured(Scope.SERVICE, workload, MEMORY)
                .filter(m -> m.key().statistic() == Statistic.MAX)
                .mapToDouble(Measurement::value)
                .map(mebibytes -> mebibytes * Quantities.MEBIBYTE);
        DoubleStream usage = situation.evidence().cluster().usage().stream()
                .filter(one -> one.workload().equals(workload))
                .map(ContainerUsage::memory)
                .flatMapToDouble(OptionalDouble::stream);
        return Stream.of(series, run, usage).flatMapToDouble(all -> all).max();
    }

    /** By name, for a reader who looks it up. */
    static List<String> evidence(String workload, String metric) {
        return List.of("series/service/" + workload + "/" + metric);
    }

    static DoubleStream values(Samples samples) {
        return IntStream.range(0, samples.size()).mapToDouble(samples::value);
    }
}
