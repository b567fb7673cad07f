package io.benchmarkagent.detection;

import io.benchmarkagent.run.ContainerLimits;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.Samples;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Series;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Did a service use all it may: CPU at its limit, memory above nine tenths of it, for three successive samples? The limit is that of
 * the Kubernetes objects, else the series'. An alert needs no baseline: a limit is one. Where like-for-like runs were judged and used
 * as much, it is a watch.
 */
public final class Saturated implements Detector {
    public static final String TYPE = "saturated";

    private static final int SHORTEST = 3;
    private static final double MEBIBYTE = 1 << 20;
    private static final Resource CPU = new Resource("cpu.limit_cores", 100, 0.95, ContainerLimits::cpuLimit, 100);
    private static final Map<String, Resource> RESOURCES = Map.of(
            "cpu.utilization_pct",
            CPU,
            "memory.usage_mb",
            new Resource("memory.limit_mb", 1, 0.9, ContainerLimits::memoryLimit, 1 / MEBIBYTE));

    /**
     * What is limited.
     *
     * @param series the metric that tells the limit, and how many of the use's unit are in one of it
     * @param share of the limit from which on it is used up: CPU is a mean over scrapes, memory needs room to allocate
     * @param inUnit how many of the use's unit are in one of the objects' limit
     */
    private record Resource(
            String series,
            double ofSeries,
            double share,
            Function<ContainerLimits, OptionalDouble> limit,
            double inUnit) {}

    /** Of one pod of a workload, in per cent of a core. */
    static OptionalDouble cpuLimitPct(String workload, Evidence evidence) {
        Map<String, List<ContainerLimits>> ofObjects =
                evidence.limits().stream().collect(Collectors.groupingBy(ContainerLimits::workload));
        return limit(workload, CPU, ofObjects, limitsOfSeries(evidence));
    }

    @Override
    public List<Anomaly> detect(Examination examination) {
        Map<String, List<ContainerLimits>> ofObjects =
                examination.evidence().limits().stream().collect(Collectors.groupingBy(ContainerLimits::workload));
        Map<String, Map<String, Double>> ofSeries = limitsOfSeries(examination.evidence());
        return SteadySeries.of(examination).stream()
                .filter(series -> series.series().scope() == Scope.SERVICE)
                .flatMap(use -> Stream.ofNullable(
                                RESOURCES.get(use.series().spec().metric()))
                        .flatMap(resource -> limit(use.series().subject(), resource, ofObjects, ofSeries).stream()
                                .mapToObj(limit -> above(use, resource.share() * limit, examination))
                                .flatMap(Optional::stream)))
                .toList();
    }

    /** Of one pod. A container without a limit makes its pod one without. */
    private static OptionalDouble limit(
            String workload,
            Resource resource,
            Map<String, List<ContainerLimits>> ofObjects,
            Map<String, Map<String, Double>> ofSeries) {
        List<OptionalDouble> limits = ofObjects.getOrDefault(workload, List.of()).stream()
                .map(resource.limit())
                .toList();
        if (limits.isEmpty()) {
            Double told = ofSeries.getOrDefault(resource.series(), Map.of()).get(workload);
            return told == null ? OptionalDouble.empty() : OptionalDouble.of(resource.ofSeries() * told);
        }
        return limits.stream().anyMatch(OptionalDouble::isEmpty)
                ? OptionalDouble.empty()
                : OptionalDouble.of(resource.inUnit()
                        * limits.stream()
                                .mapToDouble(OptionalDouble::getAsDouble)
                                .sum());
    }

    /** The last positive value of each limit that is a series: by metric, by subject. */
    private static Map<String, Map<String, Double>> limitsOfSeries(Evidence evidence) {
        Set<String> metrics = RESOURCES.values().stream().map(Resource::series).collect(Collectors.toSet());
        Map<String, Map<String, Double>> limits = new HashMap<>();
        for (Series series : evidence.series()) {
            Samples samples = series.samples();
            String metric = series.spec().metric();
            if (metrics.contains(metric) && samples.size() > 0 && samples.value(samples.size() - 1) > 0) {
                limits.computeIfAbsent(metric, key -> new HashMap<>())
                        .putIfAbsent(series.subject(), samples.value(samples.size() - 1));
            }
        }
        return limits;
    }

    private static Optional<Anomaly> above(SteadySeries use, double most, Examination examination) {
        Samples samples = use.samples();
        return Stretches.longest(samples.size(), i -> samples.value(i) >= most)
                .filter(stretch -> stretch.length() >= SHORTEST)
                .map(stretch -> use.anomaly(
                        Anomaly.Kind.SERIES,
                        TYPE,
                        new SteadySeries.Told(
                                isUsual(use, examination) ? Anomaly.Status.WATCH : Anomaly.Status.ALERT,
                                Verdict.REGRESSION,
                                stretch.max(samples),
                                Optional.of(new Interval(0, most)),
                                use.time(stretch.from()),
                                stretch.to() < samples.size() ? Optional.of(use.time(stretch.to())) : Optional.empty(),
                                0),
                        examination));
    }

    private static boolean isUsual(SteadySeries use, Examination examination) {
        List<Observation> same = examination.observations().stream()
                .filter(o -> use.isOf(o.key()))
                .toList();
        return same.stream().anyMatch(o -> o.verdict() == Verdict.NONE)
                && same.stream().noneMatch(o -> o.verdict().outOfLine());
    }
}
