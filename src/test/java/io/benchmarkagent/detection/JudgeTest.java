package io.benchmarkagent.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.benchmarkagent.baseline.Baselines;
import io.benchmarkagent.fixtures.Loaded;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.MetricCatalogue;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.Run;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Series;
import io.benchmarkagent.run.Statistic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JudgeTest {
    private static final MetricCatalogue CATALOGUE = MetricCatalogue.standard();
    private static final MetricKey CPU = service("cpu.utilization_pct", Statistic.MEAN);
    private static final double[] NOISE = {-1, .4, .9, -.3, -.7, 1.1, .2, -.6};

    @Test
    void aValueWithinWhatRunsVaryIsNothing() {
        Observation o = judged(CPU, 20.2, about(20));

        assertThat(o.verdict()).isEqualTo(Verdict.NONE);
        assertThat(o.sigma().orElseThrow()).isBetween(-2.0, 2.0);
        assertThat(o.expected().orElseThrow().contains(20.2)).isTrue();
        assertThat(o.baseline().orElseThrow().n()).isEqualTo(8);
        assertThat(o.history())
                .extracting(Past::value)
                .containsExactly(Arrays.stream(about(20)).boxed().toArray(Double[]::new));
        assertThat(o.why())
                .containsExactly(
                        "within 2 sigma",
                        "does not pass the false-discovery rate",
                        "changed by less than the practical floors");
    }

    @Test
    void bothFiguresOfSigmaAreGivenAndTheTextbooksIsTheLarger() {
        Observation o = judged(CPU, 25, about(20));
        double sd = o.baseline().orElseThrow().sd();

        assertThat(o.rawSigma().orElseThrow()).isCloseTo((25 - 20) / sd, within(1e-9));
        assertThat(o.sigma().orElseThrow()).isBetween(3.0, o.rawSigma().orElseThrow());
        assertThat(o.changePct().orElseThrow()).isCloseTo(25, within(1e-9));
        assertThat(o.pValue().orElseThrow()).isEqualTo(o.qValue().orElseThrow());
        assertThat(o.why())
                .containsExactly(
                        "beyond 2 sigma",
                        "passes the false-discovery rate",
                        "changed by more than the practical floors");
    }

    @Test
    void theEndsOfTheExpectedRangeAreWhereTheVerdictTurns() {
        Interval expected = judged(CPU, 20, about(20)).expected().orElseThrow();

        assertThat(judged(CPU, expected.high() - 1e-6, about(20)).verdict()).isEqualTo(Verdict.NONE);
        assertThat(judged(CPU, expected.high() + 1e-6, about(20)).verdict()).isEqualTo(Verdict.REGRESSION);
        assertThat(judged(CPU, expected.low() - 1e-6, about(20)).verdict()).isEqualTo(Verdict.IMPROVEMENT);
    }

    @ParameterizedTest
    @CsvSource({
        "cpu.utilization_pct, 40, REGRESSION",
        "cpu.utilization_pct, 8, IMPROVEMENT",
        "latency_ms, 40, REGRESSION",
        "request_rate_rps, 40, IMPROVEMENT",
        "request_rate_rps, 8, REGRESSION",
        "network.received_mb_per_sec, 40, CHANGE",
        "network.received_mb_per_sec, 8, CHANGE",
        "nobody.described_this, 8, CHANGE",
    })
    void theVerdictGoesByTheDirectionThatIsGoodForTheMetric(String metric, double value, Verdict verdict) {
        assertThat(judged(service(metric, Statistic.MEAN), value, about(20)).verdict())
                .isEqualTo(verdict);
        assertThat(judged(service(metric, Statistic.MEAN), value < 20 ? 19 : 21, 20, 20, 20)
                        .verdict())
                .isIn(verdict, Verdict.NONE);
    }

    @ParameterizedTest
    @CsvSource({"1", "2"})
    void fewerThanThreeRunsGivePercentagesAndNoSigma(int n) {
        double[] history = n == 1 ? new double[] {20} : new double[] {19, 21};
        Observation o = judged(CPU, 30, history);

        assertThat(o.verdict()).isEqualTo(Verdict.TOO_FEW_RUNS);
        assertThat(o.changePct().orElseThrow()).isCloseTo(50, within(1e-9));
        assertThat(o.sigma()).isEmpty();
        assertThat(o.rawSigma()).isEmpty();
        assertThat(o.expected()).isEmpty();
        assertThat(o.pValue()).isEmpty();
        assertThat(o.qValue()).isEmpty();
        assertThat(o.minimumDetectableChangePct()).isEmpty();
        assertThat(o.why()).containsExactly(n + " of 3 like-for-like runs measured it");
    }

    @Test
    void threeRunsAreEnoughAndNoRunIsNotComparable() {
        assertThat(judged(CPU, 20, 19, 20, 21).sigma()).isPresent();
        assertThat(judged(CPU, 20).verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
        assertThat(judged(CPU, 20).baseline()).isEmpty();
        assertThat(judged(CPU, 20).changePct()).isEmpty();
    }

    @Test
    void zeroInThisRunAndInAllOfItsHistoryIsNotCollected() {
        Observation o = judged(CPU, 0, 0, 0, 0, 0);

        assertThat(o.verdict()).isEqualTo(Verdict.NOT_COLLECTED);
        assertThat(o.sigma()).isEmpty();
        assertThat(o.expected()).isEmpty();
        assertThat(o.changePct()).isEmpty();
        assertThat(judged(CPU, 0).verdict()).isEqualTo(Verdict.NOT_COLLECTED);
        assertThat(judged(CPU, 0, 0, 0).verdict()).isEqualTo(Verdict.NOT_COLLECTED);
        assertThat(Loaded.anomalies(List.of(o), Evidence.NONE)).isEmpty();
    }

    @Test
    void zeroAfterAHistoryOfMoreIsAMeasurement() {
        Observation o = judged(CPU, 0, about(20));

        assertThat(o.verdict()).isEqualTo(Verdict.IMPROVEMENT);
        assertThat(o.changePct()).hasValue(-100);
        assertThat(o.sigma().orElseThrow()).isFinite().isNegative();
    }

    @Test
    void aChangeFromZeroHasNoPercentage() {
        Observation o = judged(CPU, 3, 0, 0, 0);

        assertThat(o.verdict()).isEqualTo(Verdict.REGRESSION);
        assertThat(o.changePct()).isEmpty();
        assertThat(o.sigma()).isEmpty();
        assertThat(o.rawSigma()).isEmpty();
        assertThat(o.expected()).hasValue(new Interval(0, 0));
        assertThat(o.why()).containsExactly("the baseline never moved", "changed by more than the practical floors");
    }

    @Test
    void aChangeFromAConstantCountsFromTheFloorsOn() {
        assertThat(judged(CPU, 40, 30, 30, 30).verdict()).isEqualTo(Verdict.REGRESSION);
        assertThat(judged(CPU, 31.4, 30, 30, 30).verdict()).isEqualTo(Verdict.NONE);
        assertThat(judged(CPU, 31.5, 30, 30, 30).verdict()).isEqualTo(Verdict.REGRESSION);
        assertThat(judged(CPU, 30, 30, 30, 30).verdict()).isEqualTo(Verdict.NONE);
        assertThat(judged(CPU, 3, 2.1, 2.1, 2.1).verdict()).isEqualTo(Verdict.NONE);
        MetricKey without = service("nobody.described_this", Statistic.MEAN);
        assertThat(judged(without, 0.001, 0, 0, 0).verdict()).isEqualTo(Verdict.CHANGE);
    }

    @Test
    void figuresThatDifferOnlyInTheirLastDigitsGiveNoSigma() {
        Observation o = judged(CPU, 0.6, 0.1 + 0.2 + 0.3, 0.3 + 0.2 + 0.1, 0.6);

        assertThat(o.verdict()).isEqualTo(Verdict.NONE);
        assertThat(o.sigma()).isEmpty();
        assertThat(o.rawSigma()).isEmpty();
    }

    @Test
    void noFigureIsEverInfiniteOrNaN() {
        double[][] odd = {{1e-9, 5, 7e8}, {-1, 1, 0}, {1e-200, 2e-200, 3e-200}, {1e100, 2e100, 1e50}, {0, 0, 1e-12}};
        for (double[] history : odd) {
            for (double value : new double[] {0, 1e-9, 5, 1e12, -1e12}) {
                Observation o = judged(CPU, value, history);
                assertThat(List.of(
                                o.sigma().orElse(0),
                                o.rawSigma().orElse(0),
                                o.minimumDetectableChangePct().orElse(0),
                                o.changePct().orElse(0),
                                o.pValue().orElse(0),
                                o.expected().map(Interval::low).orElse(0.0),
                                o.expected().map(Interval::high).orElse(0.0)))
                        .as(value + " against " + Arrays.toString(history))
                        .allMatch(Double::isFinite);
            }
        }
    }

    @Test
    void theFloorIsTheLargerOfTheRelativeAndTheAbsolute() {
        assertThat(judged(CPU, 100, about(100)).floor().orElseThrow()).isCloseTo(5, within(1e-9));
        assertThat(judged(CPU, 2, about(2)).floor()).hasValue(1);
    }

    @Test
    void theFloorOfThrottledSecondsIsOfATotalOrOfSecondsPerSecond() {
        assertThat(judged(service("cpu.throttled_seconds", Statistic.VALUE), 4, about(4))
                        .floor())
                .hasValue(0.5);
        assertThat(judged(service("cpu.throttled_seconds", Statistic.MEAN), .1, about(.1))
                        .floor())
                .hasValue(0.01);
        assertThat(judged(service("cpu.throttled_seconds", Statistic.MEAN), .3, about(.1))
                        .why())
                .contains("changed by more than the practical floors");
    }

    @ParameterizedTest
    @EnumSource(Statistic.class)
    void meansValuesP95AndMaximumAreJudgedAndTheRestIsShown(Statistic statistic) {
        boolean judged = List.of(Statistic.MEAN, Statistic.VALUE, Statistic.P95, Statistic.MAX)
                .contains(statistic);
        Observation o = judged(service("latency_ms", statistic), 400, about(20));

        assertThat(o.verdict()).isEqualTo(judged ? Verdict.REGRESSION : Verdict.NONE);
        assertThat(o.pValue().isPresent()).isEqualTo(judged);
        assertThat(o.expected().isPresent()).isEqualTo(judged);
        assertThat(o.rawSigma()).isPresent();
        assertThat(o.why().get(0).startsWith("shown, not judged")).isEqualTo(!judged);
    }

    @Test
    void theHighestOfAllContainersIsJudgedOnlyWhereNoServiceWasMeasured() {
        MetricKey max = new MetricKey(Scope.CLUSTER, "cluster", "cpu.utilization_pct", Statistic.MAX);
        MetricKey mean = new MetricKey(Scope.CLUSTER, "cluster", "cpu.utilization_pct", Statistic.MEAN);
        MetricKey latency = new MetricKey(Scope.CLUSTER, "cluster", "latency_ms", Statistic.P95);

        Map<MetricKey, Verdict> alone = verdicts(Map.of(max, 90.0, mean, 90.0, latency, 90.0));
        assertThat(alone)
                .containsOnly(
                        Map.entry(max, Verdict.REGRESSION),
                        Map.entry(mean, Verdict.REGRESSION),
                        Map.entry(latency, Verdict.REGRESSION));
        Map<MetricKey, Verdict> beside = verdicts(Map.of(max, 90.0, mean, 90.0, latency, 90.0, CPU, 20.0));
        assertThat(beside)
                .containsEntry(max, Verdict.NONE)
                .containsEntry(mean, Verdict.REGRESSION)
                .containsEntry(latency, Verdict.REGRESSION);
    }

    @Test
    void qValuesGoOverAllJudgedObservationsAndOnlyThose() {
        Map<MetricKey, Double> values = new HashMap<>();
        for (int i = 0; i < 20; i++) {
            values.put(
                    new MetricKey(Scope.SERVICE, "s" + i, "cpu.utilization_pct", Statistic.MEAN), i == 0 ? 23.6 : 20);
            values.put(new MetricKey(Scope.SERVICE, "s" + i, "cpu.utilization_pct", Statistic.P99), 20.0);
        }
        Observation first = judge(values, about(20)).get(0);

        assertThat(first.key().subject()).isEqualTo("s0");
        assertThat(first.qValue().orElseThrow()).isCloseTo(20 * first.pValue().orElseThrow(), within(1e-12));
    }

    @Test
    void theSeriesOfAnObservationIsTheOneOfItsMetricOrOfItsQuantile() {
        MetricKey p95 = service("latency_ms", Statistic.P95);
        List<Series> series = List.of(
                series("other", "latency_p95_ms", 1),
                series("frontend", "latency_p99_ms", 2),
                series("frontend", "latency_p95_ms", 3));
        Evidence evidence = new Evidence(
                series, OptionalLong.empty(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
        Run run = Loaded.run(100, Map.of(p95, 20.0));

        Observation o = new Judge(CATALOGUE, DetectionSettings.STANDARD)
                .judge(run, new Baselines(List.of()), evidence)
                .get(0);
        assertThat(o.series().orElseThrow().value(0)).isEqualTo(3);
    }

    @Test
    void theRunIsTheUnitOfReplicationHoweverManySamplesItHas() {
        double[] samples = new double[40];
        Arrays.fill(samples, 21);
        Series series = new Series(
                "q", Scope.SERVICE, "frontend", CATALOGUE.spec(CPU.metric()), Loaded.every15Seconds(samples));
        Evidence many = new Evidence(
                List.of(series), OptionalLong.of(15), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
        List<Run> cohort = new ArrayList<>();
        for (double past : about(20)) {
            cohort.add(Loaded.run(cohort.size(), Map.of(CPU, past)));
        }
        Run run = Loaded.run(100, Map.of(CPU, 21.0));
        Observation o = new Judge(CATALOGUE, DetectionSettings.STANDARD)
                .judge(run, new Baselines(cohort), many)
                .get(0);

        assertThat(o.series().orElseThrow().size()).isEqualTo(40);
        assertThat(o.baseline().orElseThrow().n()).isEqualTo(8);
        assertThat(o.pValue()).isEqualTo(judged(CPU, 21, about(20)).pValue());
    }

    private static Series series(String subject, String metric, double value) {
        return new Series("q", Scope.SERVICE, subject, CATALOGUE.spec(metric), Loaded.every15Seconds(value));
    }

    private static Map<MetricKey, Verdict> verdicts(Map<MetricKey, Double> values) {
        Map<MetricKey, Verdict> verdicts = new HashMap<>();
        judge(values, about(20)).forEach(o -> verdicts.put(o.key(), o.verdict()));
        return verdicts;
    }

    private static Observation judged(MetricKey key, double value, double... history) {
        return judge(Map.of(key, value), history).get(0);
    }

    /** Every metric has the same history. */
    private static List<Observation> judge(Map<MetricKey, Double> values, double... history) {
        List<Run> cohort = new ArrayList<>();
        for (double past : history) {
            Map<MetricKey, Double> all = new HashMap<>();
            values.keySet().forEach(key -> all.put(key, past));
            cohort.add(Loaded.run(cohort.size(), all));
        }
        return new Judge(CATALOGUE, DetectionSettings.STANDARD)
                .judge(Loaded.run(100, values), new Baselines(cohort), Evidence.NONE);
    }

    /** Eight runs with a mean of this, a few per cent apart. */
    private static double[] about(double mean) {
        return Arrays.stream(NOISE).map(noise -> mean * (1 + .03 * noise)).toArray();
    }

    private static MetricKey service(String metric, Statistic statistic) {
        return new MetricKey(Scope.SERVICE, "frontend", metric, statistic);
    }
}
