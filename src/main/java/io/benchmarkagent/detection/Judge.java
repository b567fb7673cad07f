package io.benchmarkagent.detection;

import io.benchmarkagent.baseline.Baseline;
import io.benchmarkagent.baseline.BaselineSettings;
import io.benchmarkagent.baseline.Baselines;
import io.benchmarkagent.baseline.PredictionInterval;
import io.benchmarkagent.run.Better;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.Measurement;
import io.benchmarkagent.run.MetricCatalogue;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.MetricSpec;
import io.benchmarkagent.run.Run;
import io.benchmarkagent.run.Samples;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Statistic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Holds every measurement of a run against its baseline: one observation each, with both σ, and the ladder that led to its verdict. */
public final class Judge {
    private static final double POWER = 0.8;
    private static final double TWO = 2;
    private static final Set<String> OVER_CONTAINERS = Set.of("cpu.utilization_pct", "memory.usage_mb");

    private final MetricCatalogue catalogue;
    private final DetectionSettings settings;

    public Judge(MetricCatalogue catalogue, DetectionSettings settings) {
        this.catalogue = catalogue;
        this.settings = settings;
    }

    /** Observations in the order of their keys. */
    public List<Observation> judge(Run run, Baselines baselines, Evidence evidence) {
        boolean hasServices = run.measurements().stream().anyMatch(m -> m.key().scope() == Scope.SERVICE);
        List<Draft> drafts = run.measurements().stream()
                .map(m -> new Draft(
                        m,
                        catalogue.spec(m.key().metric()),
                        baselines.of(m.key()),
                        baselines.runs(),
                        isJudged(m.key(), hasServices),
                        series(evidence, m.key())))
                .toList();
        return withFalseDiscovery(drafts);
    }

    private List<Observation> withFalseDiscovery(List<Draft> drafts) {
        List<Draft> tested = drafts.stream().filter(Draft::isTested).toList();
        double[] q = FalseDiscovery.qValues(tested.stream()
                .mapToDouble(draft -> draft.interval().pValue(draft.m.value()))
                .toArray());
        List<Observation> judged = new ArrayList<>();
        for (Draft draft : drafts) {
            int at = tested.indexOf(draft);
            OptionalDouble qValue = at < 0 ? OptionalDouble.empty() : OptionalDouble.of(q[at]);
            judged.add(draft.observation(qValue, tested.size(), settings));
        }
        return judged;
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
                .map(io.benchmarkagent.run.Series::samples)
                .findFirst();
    }

    /** A series of quantiles carries the quantile in its name: {@code latency_p95_ms} is the p95 of {@code latency_ms}. */
    private static boolean isNamed(String series, MetricKey key) {
        String quantile = key.metric()
                .replaceFirst("_(ms|seconds)$", "_" + key.statistic().word() + "_$1");
        return series.equals(key.metric()) || series.equals(quantile);
    }

    private record Draft(
            Measurement m,
            MetricSpec spec,
            Optional<Baseline> baseline,
            int cohort,
            boolean judged,
            Optional<Samples> series) {

        int n() {
            return baseline.map(Baseline::n).orElse(0);
        }

        boolean isNotCollected() {
            return m.value() == 0 && baseline.map(Baseline::allZero).orElse(true);
        }

        boolean hasEnough() {
            return judged && !isNotCollected() && n() >= BaselineSettings.FEWEST_FOR_SIGMA;
        }

        boolean isConstant() {
            return baseline.map(Baseline::isConstant).orElse(false);
        }

        /** Has a p-value: enough runs, and a spread to judge by. */
        boolean isTested() {
            return hasEnough() && !isConstant();
        }

        PredictionInterval interval() {
            return PredictionInterval.of(baseline.orElseThrow(), m.value());
        }

        Observation observation(OptionalDouble q, int tests, DetectionSettings settings) {
            Optional<PredictionInterval> interval = isTested() ? Optional.of(interval()) : Optional.empty();
            OptionalDouble sigma = map(interval, i -> i.sigma(m.value()));
            Verdict verdict = verdict(sigma);
            return new Observation(
                    m.key(),
                    spec,
                    m.unit(),
                    m.value(),
                    baseline.map(b -> new BaselineSummary(b.n(), b.mean(), b.sd(), b.median(), b.mad())),
                    rawSigma(),
                    sigma,
                    expected(interval),
                    changePct(),
                    floor(),
                    detectable(interval, settings.q() / tests),
                    map(interval, i -> i.pValue(m.value())),
                    q,
                    ladder(sigma, q, settings),
                    verdict,
                    baseline.stream()
                            .flatMap(b -> b.runs().stream())
                            .map(v -> new Past(v.run(), v.value()))
                            .toList(),
                    series);
        }

        private Verdict verdict(OptionalDouble sigma) {
            if (isNotCollected()) {
                return Verdict.NOT_COLLECTED;
            }
            if (cohort == 0) {
                return Verdict.NOT_COMPARABLE;
            }
            if (n() < BaselineSettings.FEWEST_FOR_SIGMA) {
                return Verdict.TOO_FEW_RUNS;
            }
            boolean out = sigma.isPresent() ? Math.abs(sigma.getAsDouble()) > TWO : isTurned();
            return out ? direction() : Verdict.NONE;
        }

        /** A baseline without spread, and a change over the floor. */
        private boolean isTurned() {
            return judged && isConstant() && Math.abs(m.value() - mean()) >= floor().orElse(0) && m.value() != mean();
        }

        private Verdict direction() {
            if (spec.better() == Better.NEITHER) {
                return Verdict.CHANGE;
            }
            return (m.value() > mean()) == (spec.better() == Better.LOWER) ? Verdict.REGRESSION : Verdict.IMPROVEMENT;
        }

        /** Empty where there is none: about a mean of 0, or where three runs lie orders of magnitude apart. */
        private OptionalDouble detectable(Optional<PredictionInterval> interval, double alpha) {
            return interval.stream()
                    .mapToDouble(i -> Math.max(i.detectableChangePct(alpha, POWER), 100 * spec.relativeFloor()))
                    .filter(Double::isFinite)
                    .findFirst();
        }

        private Optional<Interval> expected(Optional<PredictionInterval> interval) {
            if (interval.isPresent()) {
                return interval.map(i -> new Interval(i.low(), i.high()));
            }
            return hasEnough() ? Optional.of(new Interval(mean(), mean())) : Optional.empty();
        }

        private OptionalDouble rawSigma() {
            if (n() < BaselineSettings.FEWEST_FOR_SIGMA || isConstant()) {
                return OptionalDouble.empty();
            }
            return OptionalDouble.of(
                    (m.value() - mean()) / baseline.orElseThrow().sd());
        }

        private OptionalDouble changePct() {
            return n() == 0 || mean() == 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(100 * (m.value() - mean()) / Math.abs(mean()));
        }

        private OptionalDouble floor() {
            return n() == 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(Math.max(spec.relativeFloor() * Math.abs(mean()), spec.absoluteFloor()));
        }

        private double mean() {
            return baseline.orElseThrow().mean();
        }

        private List<String> ladder(OptionalDouble sigma, OptionalDouble q, DetectionSettings settings) {
            return Ladder.of(
                    this.judged, isNotCollected(), cohort, n(), isConstant(), sigma, q, settings.q(), overFloor());
        }

        private boolean overFloor() {
            return n() > 0 && Math.abs(m.value() - mean()) >= floor().orElse(0);
        }

        private static OptionalDouble map(
                Optional<PredictionInterval> interval, java.util.function.ToDoubleFunction<PredictionInterval> value) {
            return interval.isPresent()
                    ? OptionalDouble.of(value.applyAsDouble(interval.get()))
                    : OptionalDouble.empty();
        }
    }
}
