package io.benchmarkagent.detection;

import io.benchmarkagent.run.ContainerLimits;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.Samples;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Series;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
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
    private static final Map<String, Resource> RESOURCES = Map.of(
            "cpu.utilization_pct", new Resource("cpu.limit_cores", 100, 0.95, ContainerLimits::cpuLimit, 100),
            "memory.usage_mb", new Resource("memory.limit_mb", 1, 0.9, ContainerLimits::memoryLimit, 1 / MEBIBYTE));

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

    @Override
    public List<Anomaly> detect(Examination examination) {
        return SteadySeries.of(examination).stream()
                .filter(series -> series.series().scope() == Scope.SERVICE)
                .flatMap(series -> Stream.ofNullable(
                                RESOURCES.get(series.series().spec().metric()))
                        .flatMap(resource -> saturated(series, resource, examination).stream()))
                .toList();
    }

    private static Optional<Anomaly> saturated(SteadySeries use, Resource resource, Examination examination) {
        OptionalDouble limit = limit(use.series().subject(), resource, examination.evidence());
        return limit.isEmpty() ? Optional.empty() : above(use, resource.share() * limit.getAsDouble(), examination);
    }

    /** Of one pod. A container without a limit makes its pod one without. */
    private static OptionalDouble limit(String workload, Resource resource, Evidence evidence) {
        List<OptionalDouble> limits = evidence.limits().stream()
                .filter(container -> container.workload().equals(workload))
                .map(resource.limit())
                .toList();
        if (limits.isEmpty()) {
            return ofSeries(workload, resource, evidence);
        }
        return limits.stream().anyMatch(OptionalDouble::isEmpty)
                ? OptionalDouble.empty()
                : OptionalDouble.of(resource.inUnit()
                        * limits.stream()
                                .mapToDouble(OptionalDouble::getAsDouble)
                                .sum());
    }

    private static OptionalDouble ofSeries(String workload, Resource resource, Evidence evidence) {
        return evidence.series().stream()
                .filter(series -> series.subject().equals(workload)
                        && series.spec().metric().equals(resource.series()))
                .map(Series::samples)
                .filter(samples -> samples.size() > 0)
                .mapToDouble(samples -> resource.ofSeries() * samples.value(samples.size() - 1))
                .filter(limit -> limit > 0)
                .findFirst();
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
