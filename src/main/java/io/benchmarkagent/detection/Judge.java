package io.benchmarkagent.detection;

import io.benchmarkagent.baseline.Baselines;
import io.benchmarkagent.baseline.Shifts;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.MetricCatalogue;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.Run;
import io.benchmarkagent.run.Samples;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Series;
import io.benchmarkagent.run.Statistic;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Holds every measurement of a run against its baseline: one observation each, with both σ, and the ladder that led to its verdict. */
public final class Judge {
    private static final Set<String> OVER_CONTAINERS = Set.of("cpu.utilization_pct", "memory.usage_mb");

    private final MetricCatalogue catalogue;
    private final DetectionSettings settings;

    public Judge(MetricCatalogue catalogue, DetectionSettings settings) {
        this.catalogue = catalogue;
        this.settings = settings;
    }

    /** Observations in the order of their keys. */
    public List<Observation> judge(Run run, Baselines baselines, Evidence evidence) {
        Shifts shifts = baselines.shifts(run);
        boolean hasServices = run.measurements().stream().anyMatch(m -> m.key().scope() == Scope.SERVICE);
        List<Judgement> judgements = run.measurements().stream()
                .map(m -> new Judgement(
                        m,
                        catalogue.spec(m.key().metric()),
                        baselines.of(m.key()),
                        () -> baselines.expectation(m.key(), m.value(), shifts),
                        baselines.runs(),
                        isJudged(m.key(), hasServices),
                        series(evidence, m.key())))
                .toList();
        return withFalseDiscovery(judgements);
    }

    private List<Observation> withFalseDiscovery(List<Judgement> judgements) {
        List<Judgement> tested = judgements.stream().filter(Judgement::isTested).toList();
        double[] q = FalseDiscovery.qValues(tested.stream()
                .mapToDouble(judgement -> judgement.expectation().pValue(judgement.value()))
                .toArray());
        Iterator<Double> qValues = Arrays.stream(q).iterator();
        return judgements.stream()
                .map(judgement -> judgement.observation(
                        judgement.isTested() ? OptionalDouble.of(qValues.next()) : OptionalDouble.empty(),
                        q.length,
                        settings))
                .toList();
    }

    /** The highest of all containers is some service's value: it is shown, and judged only where no service was measured. */
    private static boolean isJudged(MetricKey key, boolean hasServices) {
        boolean overContainers = key.scope() == Scope.CLUSTER && OVER_CONTAINERS.contains(key.metric());
        return switch (key.statistic()) {
            case MEAN, VALUE -> true;
            case P95, MAX -> !(overContainers && hasServices);
            case P50, P90, P99, MIN, SD -> false;
        };
    }

    private static Optional<Samples> series(Evidence evidence, MetricKey key) {
        if (key.statistic() == Statistic.SD) {
            return Optional.empty();
        }
        return evidence.series().stream()
                .filter(s -> s.scope() == key.scope()
                        && s.subject().equals(key.subject())
                        && isNamed(s.spec().metric(), key))
                .map(Series::samples)
                .findFirst();
    }

    /** A series of quantiles carries the quantile in its name: {@code latency_p95_ms} is the p95 of {@code latency_ms}. */
    private static boolean isNamed(String series, MetricKey key) {
        String quantile = key.metric()
                .replaceFirst("_(ms|seconds)$", "_" + key.statistic().word() + "_$1");
        return series.equals(key.metric()) || series.equals(quantile);
    }
}
