package io.benchmarkagent.detection;

import static io.benchmarkagent.fixtures.Loaded.END;
import static io.benchmarkagent.fixtures.Loaded.START;
import static io.benchmarkagent.fixtures.Loaded.anomalies;
import static io.benchmarkagent.fixtures.Loaded.every15Seconds;
import static io.benchmarkagent.fixtures.Loaded.killed;
import static io.benchmarkagent.fixtures.Observed.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchmarkagent.fixtures.Loaded;
import io.benchmarkagent.fixtures.Observed;
import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.Samples;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Statistic;
import io.benchmarkagent.run.Termination;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectionTest {
    private static final Observed CPU = service("frontend", "cpu.utilization_pct", Statistic.MEAN);

    @ParameterizedTest
    @CsvSource({"2.01, MEDIUM", "3, MEDIUM", "3.01, HIGH", "-3.01, HIGH", "-2.5, MEDIUM"})
    void severityGoesByCalibratedSigmaOverThree(double sigma, Severity severity) {
        assertThat(found(CPU.regressed(150, sigma)))
                .singleElement()
                .extracting(Anomaly::severity)
                .isEqualTo(severity);
    }

    @Test
    void anAlertPassesTheFalseDiscoveryRateAndTheFloors() {
        assertThat(status(CPU.regressed(150, 4))).isEqualTo(Anomaly.Status.ALERT);
        assertThat(status(CPU.regressed(150, 4).q(.10))).isEqualTo(Anomaly.Status.ALERT);
        assertThat(status(CPU.regressed(150, 4).q(.1001))).isEqualTo(Anomaly.Status.WATCH);
        assertThat(status(CPU.regressed(105, 4))).isEqualTo(Anomaly.Status.ALERT);
        assertThat(status(CPU.regressed(104.9, 4))).isEqualTo(Anomaly.Status.WATCH);
        assertThat(status(CPU.regressed(95.1, -4))).isEqualTo(Anomaly.Status.WATCH);
    }

    @Test
    void onlyWhatIsOutOfLineIsAnAnomaly() {
        for (Verdict verdict : Verdict.values()) {
            assertThat(found(CPU.regressed(150, 4).verdict(verdict))).hasSize(verdict.outOfLine() ? 1 : 0);
        }
    }

    @Test
    void theStatisticsOfOneMetricAreOneAnomalyLedByTheFarthestOut() {
        List<Anomaly> found = found(
                CPU.regressed(150, 3.2),
                service("frontend", "cpu.utilization_pct", Statistic.P95).regressed(150, 6),
                service("frontend", "cpu.utilization_pct", Statistic.MAX).regressed(150, 4),
                service("frontend", "memory.usage_mb", Statistic.MEAN).regressed(150, 4),
                service("adservice", "cpu.utilization_pct", Statistic.MEAN).regressed(150, 4));

        assertThat(found).hasSize(3);
        Anomaly cpu =
                found.stream().filter(a -> a.members().size() == 3).findFirst().orElseThrow();
        assertThat(cpu.members())
                .extracting(MetricKey::statistic)
                .containsExactly(Statistic.P95, Statistic.MAX, Statistic.MEAN);
        assertThat(cpu.sigma()).hasValue(6);
        assertThat(cpu.id()).isEqualTo("run/service/frontend/cpu.utilization_pct");
        assertThat(cpu.type()).isEqualTo("outlying_metric");
        assertThat(cpu.n()).isEqualTo(8);
        assertThat(cpu.evidence()).containsExactly("observations/service/frontend/cpu.utilization_pct/p95");
    }

    @Test
    void anAlertLeadsAWatchThatIsFartherOut() {
        List<Anomaly> found = found(
                CPU.regressed(102, 6),
                service("frontend", "cpu.utilization_pct", Statistic.MAX).regressed(150, 4));

        assertThat(found).singleElement().extracting(Anomaly::status).isEqualTo(Anomaly.Status.ALERT);
        assertThat(found.get(0).members().get(0).statistic()).isEqualTo(Statistic.MAX);
    }

    @Test
    void aChangeFromAConstantIsAnAlertOfItsOwnType() {
        Observation o = new Observed(
                        CPU.key(),
                        150,
                        java.util.OptionalDouble.empty(),
                        java.util.OptionalDouble.empty(),
                        Verdict.REGRESSION,
                        java.util.Optional.empty())
                .observation();

        assertThat(anomalies(List.of(o), Evidence.NONE)).singleElement().satisfies(a -> {
            assertThat(a.type()).isEqualTo("changed_from_constant");
            assertThat(a.status()).isEqualTo(Anomaly.Status.ALERT);
            assertThat(a.severity()).isEqualTo(Severity.MEDIUM);
            assertThat(a.sigma()).isEmpty();
        });
    }

    @Test
    void alertsComeFirstThenRegressionsThenServicesTheHeaviestFirstAndWhatUsersFeel() {
        Observed cluster =
                Observed.of(new MetricKey(Scope.CLUSTER, "cluster", "cpu_seconds_per_request", Statistic.VALUE));
        List<Anomaly> found = found(
                service("watched", "latency_ms", Statistic.P95).regressed(101, 9),
                service("better", "latency_ms", Statistic.P95).regressed(50, -9).verdict(Verdict.IMPROVEMENT),
                cluster.regressed(150, 9),
                service("light", "latency_ms", Statistic.P95).regressed(150, 6),
                service("heavy", "cpu.utilization_pct", Statistic.MEAN).regressed(150, 4),
                service("heavy", "latency_ms", Statistic.P95).regressed(150, 3.5),
                service("heavy", "memory.usage_mb", Statistic.MEAN).regressed(150, 5));

        assertThat(found)
                .extracting(a -> a.subject() + " " + a.metric())
                .containsExactly(
                        "heavy latency_ms",
                        "heavy memory.usage_mb",
                        "heavy cpu.utilization_pct",
                        "light latency_ms",
                        "cluster cpu_seconds_per_request",
                        "better latency_ms",
                        "watched latency_ms");
    }

    @Test
    void theOrderDoesNotDependOnTheOrderOfTheObservations() {
        List<Observation> observations = Stream.of("a", "b", "c", "d")
                .map(subject -> service(subject, "latency_ms", Statistic.P95)
                        .regressed(150, 4)
                        .observation())
                .toList();
        List<Observation> backwards = new java.util.ArrayList<>(observations);
        java.util.Collections.reverse(backwards);

        assertThat(anomalies(backwards, Evidence.NONE)).isEqualTo(anomalies(observations, Evidence.NONE));
    }

    @Test
    void aContainerThatWasKilledDuringTheLoadIsAnAlertWithoutABaseline() {
        Instant at = START.plusSeconds(372);
        assertThat(events(killed("checkoutservice", at))).singleElement().satisfies(a -> {
            assertThat(a.id()).isEqualTo("event/service/checkoutservice/OOMKilled/server");
            assertThat(a.isAlert()).isTrue();
            assertThat(a.severity()).isEqualTo(Severity.HIGH);
            assertThat(a.verdict()).isEqualTo(Verdict.REGRESSION);
            assertThat(a.onset()).hasValue(at);
            assertThat(a.evidence())
                    .containsExactly(
                            "pods/checkoutservice-75d897db69-bnz99 container server: OOMKilled, exit code 137, restarts 1");
        });
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "0, 1", "600, 1", "601, 0"})
    void whatEndedBeforeOrAfterTheLoadIsNoneOfIt(int second, int found) {
        assertThat(events(killed("checkoutservice", START.plusSeconds(second)))).hasSize(found);
    }

    @Test
    void aCleanExitIsNoAnomaly() {
        Termination done = new Termination("job", "job-x7k2p", "main", "Completed", 0, START.plusSeconds(9), 0);
        assertThat(events(done)).isEmpty();
    }

    @Test
    void theSameEndOfSeveralPodsIsOneAnomalyThatBeginsWithTheFirst() {
        List<Anomaly> found = events(
                killed("cart", "cart-75d897db69-x7k2p", "server", START.plusSeconds(90)),
                killed("cart", "cart-75d897db69-bnz99", "server", START.plusSeconds(60)),
                killed("cart", "cart-75d897db69-bnz99", "proxy", START.plusSeconds(80)));

        assertThat(found)
                .extracting(Anomaly::id)
                .containsExactly("event/service/cart/OOMKilled/proxy", "event/service/cart/OOMKilled/server");
        assertThat(found.get(1).onset()).hasValue(START.plusSeconds(60));
        assertThat(found.get(1).evidence()).hasSize(2).first().asString().contains("bnz99");
    }

    @Test
    void aStretchOutOfRangeTellsWhenItBeganAndEnded() {
        double[] course = new double[41];
        Arrays.fill(course, 100);
        Arrays.fill(course, 10, 14, 300);
        course[3] = 300;
        Arrays.fill(course, 30, 32, 300);

        Anomaly a = found(CPU.regressed(150, 4).series(every15Seconds(course))).get(0);
        assertThat(a.onset()).hasValue(START.plusSeconds(150));
        assertThat(a.end()).hasValue(START.plusSeconds(210));
    }

    @Test
    void aStretchThatLastsUntilTheLoadEndsHasNoEnd() {
        double[] course = new double[41];
        Arrays.fill(course, 100);
        Arrays.fill(course, 20, 41, 300);

        Anomaly a = found(CPU.regressed(150, 4).series(every15Seconds(course))).get(0);
        assertThat(a.onset()).hasValue(START.plusSeconds(300));
        assertThat(a.end()).isEmpty();
    }

    /** Before the load it varied between 90 and 140; the range of whole runs ends at 110. */
    @Test
    void whatASeriesDidBeforeTheLoadIsNoOnset() {
        long[] times = new long[61];
        double[] values = new double[61];
        for (int i = 0; i < times.length; i++) {
            times[i] = START.toEpochMilli() + (i - 20) * 15_000L;
            values[i] = i < 20 ? 90 + 10 * (i % 6) : i < 40 ? 130 : 300;
        }

        Anomaly a = found(CPU.regressed(150, 4).series(new Samples(times, values, 0)))
                .get(0);
        assertThat(a.onset()).hasValue(START.plusSeconds(300));
    }

    @Test
    void theUncertaintyOfAnOnsetIsTheScrapeStep() {
        double[] course = new double[41];
        Arrays.fill(course, 10, 20, 300);
        Observation with = CPU.regressed(150, 4).series(every15Seconds(course)).observation();
        Observation without = CPU.regressed(150, 4).observation();

        Evidence evidence = Loaded.evidence(List.of(), List.of());
        assertThat(anomalies(List.of(with), evidence).get(0).uncertaintySeconds())
                .isEqualTo(15);
        assertThat(anomalies(List.of(without), evidence).get(0).uncertaintySeconds())
                .isZero();
        assertThat(anomalies(List.of(without), evidence).get(0).onset()).isEmpty();
    }

    @Test
    void twoSamplesAreNoStretchAndTheWholeRunHasNoOnset() {
        double[] brief = new double[41];
        Arrays.fill(brief, 100);
        Arrays.fill(brief, 10, 12, 300);
        double[] always = new double[41];
        Arrays.fill(always, 300);

        assertThat(found(CPU.regressed(150, 4).series(every15Seconds(brief)))
                        .get(0)
                        .onset())
                .isEmpty();
        assertThat(found(CPU.regressed(150, 4).series(every15Seconds(always)))
                        .get(0)
                        .onset())
                .isEmpty();
    }

    @Test
    void aFallIsAStretchBelowTheRange() {
        double[] course = new double[41];
        Arrays.fill(course, 100);
        Arrays.fill(course, 5, 9, 300);
        Arrays.fill(course, 20, 23, 10);

        Anomaly a = found(CPU.regressed(50, -4).series(every15Seconds(course))).get(0);
        assertThat(a.onset()).hasValue(START.plusSeconds(300));
    }

    @Test
    void samplesOutsideTheLoadSayNothing() {
        double[] course = new double[60];
        Arrays.fill(course, 100);
        Arrays.fill(course, 41, 60, 300);

        assertThat(END).isEqualTo(START.plusSeconds(15 * 40));
        assertThat(found(CPU.regressed(150, 4).series(every15Seconds(course)))
                        .get(0)
                        .onset())
                .isEmpty();
    }

    @Test
    void whatWasNotCollectedIsOneLineForAMetricWithItsSubjects() {
        List<DataQuality> lines = NotCollected.lines(Stream.of("frontend", "adservice")
                .flatMap(subject -> Stream.of(Statistic.P95, Statistic.SD)
                        .map(statistic -> service(subject, "latency_ms", statistic)
                                .verdict(Verdict.NOT_COLLECTED)
                                .observation()))
                .toList());

        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.id()).isEqualTo("not-collected/service/latency_ms/p95");
            assertThat(line.message()).contains("in all of its history (frontend, adservice)");
        });
        assertThat(NotCollected.lines(List.of(CPU.verdict(Verdict.NOT_COLLECTED).bare()))
                        .get(0)
                        .message())
                .contains("no earlier run can tell");
    }

    @Test
    void aRateOfFalseDiscoveriesOutOfRangeIsRefused() {
        assertThatThrownBy(() -> new DetectionSettings(0, "loadgenerator")).hasMessageContaining("between 0 and 1");
        assertThatThrownBy(() -> new DetectionSettings(1, "loadgenerator")).hasMessageContaining("between 0 and 1");
    }

    private static Anomaly.Status status(Observed observed) {
        return found(observed).get(0).status();
    }

    private static List<Anomaly> found(Observed... observed) {
        return anomalies(Arrays.stream(observed).map(Observed::observation).toList(), Evidence.NONE);
    }

    private static List<Anomaly> events(Termination... ends) {
        return anomalies(List.of(), Loaded.evidence(List.of(ends), List.of()));
    }
}
