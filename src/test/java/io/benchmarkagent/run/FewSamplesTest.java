package io.benchmarkagent.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.Loaded;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FewSamplesTest {
    private static final String CPU = "cpu.utilization_pct";
    private static final String MEMORY = "memory.usage_mb";

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 12, 21})
    void p95AndMaximumOfTwentyOneSamplesOrFewerTellThatTheyAreOfFew(int samples) {
        FewSamples few = FewSamples.of(run(samples));

        assertThat(few.areBehind(key(CPU, Statistic.P95))).isTrue();
        assertThat(few.areBehind(key(CPU, Statistic.MAX))).isTrue();
        assertThat(few.areBehind(key(CPU, Statistic.MEAN))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {22, 30, 40, 60, 100, 240})
    void thoseOfMoreDoNot(int samples) {
        assertThat(FewSamples.of(run(samples)).areBehind(key(CPU, Statistic.MAX)))
                .isFalse();
    }

    @Test
    void aMetricWithoutAP99GoesByWhatWasSampledWithItButLatencyIsOfRequests() {
        FewSamples few = FewSamples.of(run(5));

        assertThat(few.areBehind(key(MEMORY, Statistic.MAX))).isTrue();
        assertThat(few.areBehind(key("latency_ms", Statistic.P95))).isFalse();
        assertThat(FewSamples.of(run(40)).areBehind(key(MEMORY, Statistic.MAX))).isFalse();
    }

    @Test
    void aClustersQuantilesAreOverItsContainersAndTellNothingOfSamples() {
        Map<MetricKey, Double> values = new HashMap<>();
        figures(new Random(1), 5)
                .forEach((statistic, value) ->
                        values.put(new MetricKey(Scope.CLUSTER, "cluster", CPU, statistic), value));
        FewSamples few = FewSamples.of(Loaded.run(0, values));

        assertThat(few.areBehind(key(CPU, Statistic.MAX))).isFalse();
        assertThat(FewSamples.of(run(5)).areBehind(new MetricKey(Scope.CLUSTER, "cluster", CPU, Statistic.MAX)))
                .isFalse();
    }

    @Test
    void whatLiesWithinItsOwnRoundingTellsNothing() {
        Map<MetricKey, Double> values = Map.of(
                key(CPU, Statistic.P95), 1.0003,
                key(CPU, Statistic.P99), 1.0004,
                key(CPU, Statistic.MAX), 1.0008);

        assertThat(FewSamples.of(Loaded.run(0, values)).areBehind(key(CPU, Statistic.MAX)))
                .isFalse();
    }

    /** Five services, figures of four decimals, as the pipeline writes them. */
    private static Run run(int samples) {
        Random random = new Random(samples);
        Map<MetricKey, Double> values = new HashMap<>();
        for (int service = 0; service < 5; service++) {
            String name = "s" + service;
            figures(random, samples)
                    .forEach((statistic, value) ->
                            values.put(new MetricKey(Scope.SERVICE, name, CPU, statistic), value));
        }
        return Loaded.run(0, values);
    }

    private static Map<Statistic, Double> figures(Random random, int samples) {
        double[] values = random.doubles(samples, 5, 20).toArray();
        return Map.of(
                Statistic.MEAN, rounded(Arrays.stream(values).average().orElseThrow()),
                Statistic.P95, quantile(values, 95),
                Statistic.P99, quantile(values, 99),
                Statistic.MAX, quantile(values, 100));
    }

    private static double quantile(double[] values, double percent) {
        return rounded(new Percentile()
                .withEstimationType(Percentile.EstimationType.R_7)
                .evaluate(values, percent));
    }

    private static double rounded(double value) {
        return BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_EVEN).doubleValue();
    }

    private static MetricKey key(String metric, Statistic statistic) {
        return new MetricKey(Scope.SERVICE, "s0", metric, statistic);
    }
}
