package io.benchmarkagent.detection;

import io.benchmarkagent.baseline.Baseline;
import io.benchmarkagent.baseline.BaselineSettings;
import io.benchmarkagent.baseline.Baselines;
import io.benchmarkagent.baseline.Expectation;
import io.benchmarkagent.baseline.Kind;
import io.benchmarkagent.baseline.Requests;
import io.benchmarkagent.baseline.Shifts;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.Instrument;
import io.benchmarkagent.run.Measurement;
import io.benchmarkagent.run.MetricCatalogue;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.MetricSpec;
import io.benchmarkagent.run.Run;
import io.benchmarkagent.run.Samples;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Series;
import io.benchmarkagent.run.Statistic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

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
        Requests requests = Requests.of(run);
        AchievedLoad load = AchievedLoad.of(run, baselines);
        boolean hasServices = run.measurements().stream().anyMatch(m -> m.key().scope() == Scope.SERVICE);
        Map<Subject, List<Series>> series =
                evidence.series().stream().collect(Collectors.groupingBy(s -> new Subject(s.scope(), s.subject())));
        List<Judgement> judgements = run.measurements().stream()
                .map(m -> judgement(m, baselines, shifts, requests, load, isJudged(m, hasServices), series))
                .toList();
        return withFalseDiscovery(judgements);
    }

    private Judgement judgement(
            Measurement m,
            Baselines baselines,
            Shifts shifts,
            Requests requests,
            AchievedLoad load,
            boolean judged,
            Map<Subject, List<Series>> series) {
        MetricSpec spec = catalogue.spec(m.key());
        Optional<Baseline> baseline = baselines.of(m.key());
        List<String> beside = new ArrayList<>();
        Optional<Expectation> alone =
                judged && baseline.isPresent() && baseline.get().n() >= BaselineSettings.FEWEST_FOR_SIGMA
                        ? baselines.expectation(m.key(), m.value(), shifts, requests)
                        : Optional.empty();
        Optional<Expectation> widened = alone.flatMap(expected -> load.widened(m.key(), spec, expected));
        widened.ifPresent(w -> beside.add("compared per request: " + load.change() + " requests per second"));
        if (alone.isPresent() && shifts.byKind().containsKey(Kind.of(m.key()))) {
            beside.add("judged beside the other subjects, which moved together");
        }
        boolean explained =
                baseline.filter(b -> load.explains(spec, m.value(), b.mean())).isPresent();
        return new Judgement(
                m,
                spec,
                baseline,
                baselines.history(m.key()),
                explained ? Optional.empty() : widened.or(() -> alone),
                explained,
                beside,
                baselines.runs(),
                judged,
                series(series, m.key()));
    }

    private List<Observation> withFalseDiscovery(List<Judgement> judgements) {
        List<Judgement> tested = judgements.stream().filter(Judgement::isTested).toList();
        double[] q = FalseDiscovery.qValues(
                tested.stream().mapToDouble(Judgement::pValue).toArray());
        Iterator<Double> qValues = Arrays.stream(q).iterator();
        return judgements.stream()
                .map(judgement -> judgement.observation(
                        judgement.isTested() ? OptionalDouble.of(qValues.next()) : OptionalDouble.empty(),
                        q.length,
                        settings))
                .toList();
    }

    /**
     * The highest of all containers is some service's value: it is shown, and judged only where no service was measured. What is taken
     * of a series is taken to be judged.
     */
    private static boolean isJudged(Measurement m, boolean hasServices) {
        return m.instrument() == Instrument.SERIES || isJudged(m.key(), hasServices);
    }

    /** By its name alone. */
    public static boolean isJudged(MetricKey key, boolean hasServices) {
        boolean overContainers = key.scope() == Scope.CLUSTER && OVER_CONTAINERS.contains(key.metric());
        return switch (key.statistic()) {
            case MEAN, VALUE -> true;
            case P95, MAX -> !(overContainers && hasServices);
            case P50, P90, P99, MIN, SD, SLOPE -> false;
        };
    }

    private record Subject(Scope scope, String name) {}

    private static Optional<Samples> series(Map<Subject, List<Series>> bySubject, MetricKey key) {
        if (key.statistic() == Statistic.SD || key.statistic() == Statistic.SLOPE) {
            return Optional.empty();
        }
        return bySubject.getOrDefault(new Subject(key.scope(), key.subject()), List.of()).stream()
                .filter(s -> s.measures(key))
                .map(Series::samples)
                .findFirst();
    }
}
