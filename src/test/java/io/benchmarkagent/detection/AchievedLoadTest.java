package io.benchmarkagent.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.baseline.Baselines;
import io.benchmarkagent.fixtures.Loaded;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.MetricCatalogue;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.Run;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Statistic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Eight runs at 50 requests per second, and one with 36 % fewer. */
class AchievedLoadTest {
    private static final double[] NOISE = {-1, .4, .9, -.3, -.7, 1.1, .2, -.6};
    private static final MetricKey RATE = cluster("request_rate_rps");
    private static final MetricKey PER_REQUEST = cluster("memory_mb_per_request");
    private static final MetricKey CPU = service("frontend", "cpu.utilization_pct");
    private static final MetricKey IDLE = service("idle", "memory.usage_mb");
    private static final MetricKey LATENCY = service("frontend", "latency_ms");

    @Test
    void withFewerRequestsUtilizationIsComparedPerRequest() {
        Map<MetricKey, Observation> judged = judged(32, 20 * .64, 100, 40, 3.1);

        assertThat(verdict(judged, CPU)).isEqualTo(Verdict.NONE);
        assertThat(verdict(judged, IDLE)).isEqualTo(Verdict.NONE);
        assertThat(verdict(judged, PER_REQUEST)).isEqualTo(Verdict.NONE);
        assertThat(observation(judged, CPU).why().get(0))
                .isEqualTo("compared per request: 36 % fewer requests per second");
    }

    @Test
    void whatNeitherAConstantUseNorOnePerRequestExplainsIsStillOutOfLine() {
        assertThat(verdict(judged(32, 30, 100, 40, 3.1), CPU)).isEqualTo(Verdict.REGRESSION);
        assertThat(verdict(judged(32, 8, 100, 40, 3.1), CPU)).isEqualTo(Verdict.IMPROVEMENT);
    }

    @Test
    void latencyThatMovedWithTheLoadIsNotComparableAndAgainstItIsARegression() {
        assertThat(verdict(judged(32, 20, 100, 25, 3.1), LATENCY)).isEqualTo(Verdict.NOT_COMPARABLE);
        assertThat(verdict(judged(32, 20, 100, 90, 3.1), LATENCY)).isEqualTo(Verdict.REGRESSION);
    }

    @Test
    void theRequestRateItselfIsTheOneAnomaly() {
        List<Observation> observations =
                List.copyOf(judged(32, 20 * .64, 100, 25, 3.1).values());

        assertThat(Loaded.anomalies(observations, Evidence.NONE))
                .singleElement()
                .satisfies(a -> {
                    assertThat(a.type()).isEqualTo("load_shift");
                    assertThat(a.metric()).isEqualTo("request_rate_rps");
                });
    }

    @Test
    void withinTenPercentTheLoadIsTheSame() {
        assertThat(AchievedLoad.of(run(9, 46, 1, 1, 1, 1), new Baselines(cohort()))
                        .differs())
                .isFalse();
        AchievedLoad less = AchievedLoad.of(run(9, 32, 1, 1, 1, 1), new Baselines(cohort()));
        assertThat(less.differs()).isTrue();
        assertThat(less.line().orElseThrow().message()).contains("36 % fewer requests per second");
    }

    private static Verdict verdict(Map<MetricKey, Observation> judged, MetricKey key) {
        return observation(judged, key).verdict();
    }

    private static Observation observation(Map<MetricKey, Observation> judged, MetricKey key) {
        return Objects.requireNonNull(judged.get(key));
    }

    private static Map<MetricKey, Observation> judged(
            double rate, double cpu, double idle, double latency, double perRequest) {
        Map<MetricKey, Observation> judged = new TreeMap<>();
        new Judge(MetricCatalogue.standard(), DetectionSettings.STANDARD)
                .judge(run(9, rate, cpu, idle, latency, perRequest), new Baselines(cohort()), Evidence.NONE)
                .forEach(o -> judged.put(o.key(), o));
        return judged;
    }

    private static List<Run> cohort() {
        List<Run> cohort = new ArrayList<>();
        for (int i = 0; i < NOISE.length; i++) {
            double up = 1 + .02 * NOISE[i];
            double other = 1 + .02 * NOISE[(i + 3) % NOISE.length];
            cohort.add(run(i, 50 * up, 20 * other, 100 * up, 40 * other, 2 * other));
        }
        return cohort;
    }

    private static Run run(int at, double rate, double cpu, double idle, double latency, double perRequest) {
        Map<MetricKey, Double> values = new HashMap<>();
        values.put(RATE, rate);
        values.put(CPU, cpu);
        values.put(IDLE, idle);
        values.put(LATENCY, latency);
        values.put(PER_REQUEST, perRequest);
        return Loaded.run(at, values);
    }

    private static MetricKey cluster(String metric) {
        return new MetricKey(Scope.CLUSTER, "cluster", metric, Statistic.VALUE);
    }

    private static MetricKey service(String subject, String metric) {
        return new MetricKey(Scope.SERVICE, subject, metric, Statistic.MEAN);
    }
}
