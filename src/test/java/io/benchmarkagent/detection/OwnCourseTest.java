package io.benchmarkagent.detection;

import static io.benchmarkagent.fixtures.Loaded.START;
import static io.benchmarkagent.fixtures.Loaded.every15Seconds;
import static io.benchmarkagent.fixtures.Observed.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.Loaded;
import io.benchmarkagent.run.ContainerLimits;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.MetricCatalogue;
import io.benchmarkagent.run.MetricSpec;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Series;
import io.benchmarkagent.run.Statistic;
import io.benchmarkagent.run.Termination;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A load of ten minutes with a sample every 15 s: 41 samples, of which {@code i} is 15 i seconds after the start. */
class OwnCourseTest {
    private static final MetricCatalogue METRICS = MetricCatalogue.standard();
    private static final String CPU = "cpu.utilization_pct";
    private static final String MEMORY = "memory.usage_mb";
    private static final List<Detector> ALL = List.of(
            new OutlyingMetric(DetectionSettings.STANDARD),
            new ContainerKilled(),
            new ContainerRestarted(),
            new Saturated(),
            new LevelShift(DetectionSettings.STANDARD),
            new MemoryLeak(DetectionSettings.STANDARD),
            new Flatlined(DetectionSettings.STANDARD));

    /** The same small ripple everywhere, without period or trend. */
    private static double ripple(int i) {
        return StrictMath.sin(i * i * 1.7) + StrictMath.sin(i * 3.1);
    }

    @Test
    void whatOnlyRipplesIsNoAnomaly() {
        assertThat(found(series("cart", CPU, i -> 50 + ripple(i)), series("cart", MEMORY, i -> 80 + ripple(i))))
                .isEmpty();
    }

    @Test
    void aStepIsAShiftWithItsOnsetAndItsEnd() {
        assertThat(found(series("cart", CPU, i -> (i >= 12 && i < 30 ? 80 : 50) + ripple(i))))
                .singleElement()
                .satisfies(a -> {
                    assertThat(a.type()).isEqualTo(LevelShift.TYPE);
                    assertThat(a.kind()).isEqualTo(Anomaly.Kind.CHANGE_POINT);
                    assertThat(a.id()).isEqualTo("change_point/service/cart/cpu.utilization_pct");
                    assertThat(a.status()).isEqualTo(Anomaly.Status.WATCH);
                    assertThat(a.severity()).isEqualTo(Severity.MEDIUM);
                    assertThat(a.verdict()).isEqualTo(Verdict.REGRESSION);
                    assertThat(a.onset()).hasValue(START.plusSeconds(15 * 12));
                    assertThat(a.end()).hasValue(START.plusSeconds(15 * 30));
                    assertThat(a.uncertaintySeconds()).isEqualTo(15);
                    assertThat(a.value().orElseThrow()).isBetween(79.0, 81.0);
                });
    }

    @Test
    void aSpikeOfThreeSamplesIsNoShift() {
        assertThat(found(series("cart", CPU, i -> (i >= 20 && i < 23 ? 95 : 50) + ripple(i))))
                .isEmpty();
    }

    @Test
    void aStepBelowThePracticalFloorsIsNone() {
        assertThat(found(series("cart", CPU, i -> (i < 20 ? 50 : 52) + ripple(i) / 20)))
                .isEmpty();
    }

    @Test
    void memoryThatRisesToTheEndIsALeakAndWhatLevelsOffIsNone() {
        assertThat(found(series("cart", MEMORY, i -> 80 + i + ripple(i) / 2)))
                .singleElement()
                .satisfies(a -> {
                    assertThat(a.type()).isEqualTo(MemoryLeak.TYPE);
                    assertThat(a.status()).isEqualTo(Anomaly.Status.WATCH);
                    assertThat(a.value().orElseThrow()).isBetween(115.0, 130.0);
                });
        assertThat(found(series("cart", MEMORY, i -> 120 - 40 * StrictMath.exp(-i / 5.0) + ripple(i) / 2)))
                .extracting(Anomaly::type)
                .doesNotContain(MemoryLeak.TYPE);
    }

    @Test
    void memoryThatFallsIsNoLeakNorIsACpuThatRises() {
        assertThat(found(
                        series("cart", MEMORY, i -> 120 - i + ripple(i) / 2),
                        series("ad", CPU, i -> 20 + i + ripple(i) / 2)))
                .isEmpty();
    }

    @Test
    void aSeriesThatMovedAndStoppedIsFlat() {
        assertThat(found(series("cart", "request_rate_rps", i -> 50 + ripple(Math.min(i, 30)))))
                .singleElement()
                .satisfies(a -> {
                    assertThat(a.type()).isEqualTo(Flatlined.TYPE);
                    assertThat(a.status()).isEqualTo(Anomaly.Status.WATCH);
                    assertThat(a.onset()).hasValue(START.plusSeconds(15 * 30));
                });
    }

    @Test
    void whatHeldItsValueBeforeOrNeverMovedIsNotFlat() {
        assertThat(found(
                        series("cart", MEMORY, i -> 80 + ripple(Math.min(i / 2, 15)) / 10),
                        series("ad", MEMORY, i -> 80)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"19.2, true", "18.8, false"})
    void cpuAtTheLimitOfTheKubernetesObjectsIsSaturated(double use, boolean saturated) {
        Evidence evidence = evidence(
                List.of(limits("cart", 0.2)), series("cart", CPU, i -> i < 20 || i > 29 ? 5 + ripple(i) / 4 : use));

        List<Anomaly> alerts =
                found(evidence, List.of()).stream().filter(Anomaly::isAlert).toList();
        assertThat(alerts).hasSize(saturated ? 1 : 0);
        assertThat(alerts).allSatisfy(a -> {
            assertThat(a.type()).isEqualTo(Saturated.TYPE);
            assertThat(a.severity()).isEqualTo(Severity.HIGH);
            assertThat(a.onset()).hasValue(START.plusSeconds(300));
            assertThat(a.end()).hasValue(START.plusSeconds(450));
        });
    }

    @Test
    void memoryAboveNineTenthsOfTheLimitSeriesIsSaturatedUnlessThreeSamplesLackIt() {
        assertThat(found(series("cart", MEMORY, i -> i < 38 ? 60 : 91), series("cart", "memory.limit_mb", i -> 100)))
                .extracting(Anomaly::type)
                .containsExactly(Saturated.TYPE);
        assertThat(found(series("cart", MEMORY, i -> i < 39 ? 60 : 91), series("cart", "memory.limit_mb", i -> 100)))
                .isEmpty();
    }

    @Test
    void aPodWithAContainerWithoutLimitHasNone() {
        Evidence evidence = evidence(
                List.of(limits("cart", 0.2), unlimited("cart")), series("cart", CPU, i -> 20 + ripple(i) / 100));
        assertThat(found(evidence, List.of())).isEmpty();
    }

    @Test
    void whatLikeForLikeRunsUsedAsMuchIsAWatch() {
        Evidence evidence = evidence(List.of(limits("cart", 0.2)), series("cart", CPU, i -> 19.5 + ripple(i) / 100));
        Observation usual = service("cart", CPU, Statistic.MEAN).observation();

        assertThat(found(evidence, List.of(usual))).singleElement().satisfies(a -> assertThat(a.status())
                .isEqualTo(Anomaly.Status.WATCH));
    }

    @Test
    void whatTheBaselineFlagsAlreadyIsOneAnomalyWithTheOnsetOfItsCourse() {
        Evidence evidence =
                evidence(List.of(limits("cart", 0.2)), series("cart", CPU, i -> i < 20 ? 5 + ripple(i) / 4 : 19.9));
        Observation out = service("cart", CPU, Statistic.MEAN).regressed(150, 6).observation();

        assertThat(found(evidence, List.of(out))).singleElement().satisfies(a -> {
            assertThat(a.id()).isEqualTo("run/service/cart/cpu.utilization_pct");
            assertThat(a.sigma()).hasValue(6);
            assertThat(a.onset()).hasValue(START.plusSeconds(300));
            assertThat(a.uncertaintySeconds()).isEqualTo(15);
            assertThat(a.members()).hasSize(1);
            assertThat(a.evidence()).contains("series/service/cart/cpu.utilization_pct/saturated");
        });
    }

    @Test
    void aShiftTheOtherWayGivesNoOnset() {
        Series fell = series("cart", CPU, i -> (i < 20 ? 80 : 50) + ripple(i));
        Observation rose =
                service("cart", CPU, Statistic.MEAN).regressed(150, 6).observation();

        assertThat(found(evidence(List.of(), fell), List.of(rose)))
                .singleElement()
                .satisfies(a -> {
                    assertThat(a.onset()).isEmpty();
                    assertThat(a.evidence()).contains("series/service/cart/cpu.utilization_pct/level_shift");
                });
    }

    @Test
    void whatShiftsAfterAnAlertBeganBelongsToItAndWhatShiftedBeforeStandsAlone() {
        Evidence evidence = evidence(
                List.of(limits("cart", 0.2)),
                series("cart", CPU, i -> i < 20 ? 5 + ripple(i) / 4 : 19.9),
                series("after", CPU, i -> (i < 25 ? 50 : 80) + ripple(i)),
                series("before", CPU, i -> (i < 10 ? 50 : 80) + ripple(i)));

        List<Anomaly> found = found(evidence, List.of());
        assertThat(found).extracting(Anomaly::subject).containsExactly("cart", "before");
        assertThat(found.get(0).evidence()).contains("series/service/after/cpu.utilization_pct/level_shift");
    }

    @Test
    void aRestartThatPrometheusCountedIsAnAlertUnlessThePodsTellMore() {
        Series restarts = series("cart", "container_restarts", i -> i == 12 ? 1 : 0);
        assertThat(found(restarts)).singleElement().satisfies(a -> {
            assertThat(a.id()).isEqualTo("event/service/cart/Restarted");
            assertThat(a.isAlert()).isTrue();
            assertThat(a.onset()).hasValue(START.plusSeconds(180));
            assertThat(a.uncertaintySeconds()).isEqualTo(15);
        });
        assertThat(found(restarts, series("cart", "oom_kills", i -> i == 12 ? 1 : 0)))
                .extracting(Anomaly::metric)
                .containsExactly("OOMKilled");
        Termination clean = new Termination("cart", "cart-x7k2p", "main", "Completed", 0, START.plusSeconds(170), 1);
        assertThat(found(
                        new Evidence(
                                List.of(restarts),
                                OptionalLong.of(15),
                                List.of(clean),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of()),
                        List.of()))
                .isEmpty();
    }

    @Test
    void aClearRampIsNoPartOfTheSteadyStateAndAConstantRateHasNone() {
        Series ramped = series("cart", "request_rate_rps", i -> Math.min(50, Math.min(5 * i, 10 * (40 - i))));
        LoadPhases phases = phases(ramped);

        assertThat(phases.steady()).isEqualTo(START.plusSeconds(15 * 9));
        assertThat(phases.cooling()).isEqualTo(START.plusSeconds(15 * 35));
        assertThat(phases.hasRamp()).isTrue();
        assertThat(phases(series("cart", "request_rate_rps", i -> 50 + ripple(i)))
                        .hasRamp())
                .isFalse();
        assertThat(found(ramped, series("cart", CPU, i -> i < 9 ? 4 * i : 50 + ripple(i))))
                .isEmpty();
    }

    @Test
    void aRateThatBreaksDownHalfwayIsNoCoolDown() {
        assertThat(phases(series("cart", "request_rate_rps", i -> i < 20 ? 50 : 5))
                        .hasRamp())
                .isFalse();
    }

    private static LoadPhases phases(Series... series) {
        return LoadPhases.of(Loaded.facts(0).load(), evidence(List.of(), series))
                .orElseThrow();
    }

    private static List<Anomaly> found(Series... series) {
        return found(evidence(List.of(), series), List.of());
    }

    private static List<Anomaly> found(Evidence evidence, List<Observation> observations) {
        return new Detection(ALL).anomalies(new Examination(Loaded.run(0, Map.of()), observations, evidence));
    }

    private static Evidence evidence(List<ContainerLimits> limits, Series... series) {
        return new Evidence(
                List.of(series), OptionalLong.of(15), List.of(), List.of(), limits, List.of(), List.of(), List.of());
    }

    private static ContainerLimits limits(String workload, double cores) {
        return new ContainerLimits(
                workload,
                "server",
                OptionalDouble.empty(),
                OptionalDouble.of(cores),
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    private static ContainerLimits unlimited(String workload) {
        OptionalDouble none = OptionalDouble.empty();
        return new ContainerLimits(workload, "proxy", none, none, none, none);
    }

    private static Series series(String subject, String metric, IntToDoubleFunction course) {
        double[] values = new double[41];
        Arrays.setAll(values, course);
        MetricSpec spec = METRICS.spec(metric);
        return new Series(metric, Scope.SERVICE, subject, counted(spec), every15Seconds(values));
    }

    /** As the query catalogue has them. */
    private static MetricSpec counted(MetricSpec spec) {
        return Stream.of("container_restarts", "oom_kills").anyMatch(spec.metric()::equals)
                ? new MetricSpec(spec.metric(), spec.label(), io.benchmarkagent.run.Unit.COUNT, spec.better(), .05, .5)
                : spec;
    }
}
