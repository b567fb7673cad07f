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
import org.junit.jupiter.api.Test;

/** p95, p99 and maximum of five samples: the p95 is five times as far from the maximum as the p99. */
class OneSampleTest {
    private static final double[] NOISE = {-1, .4, .9, -.3, -.7, 1.1, .2, -.6};
    private static final double MANY = 97.05;
    private static final double FEW = 98.05;

    @Test
    void aMaximumOfFewSamplesAloneIsAWatch() {
        Anomaly alone = anomaly(20, FEW);

        assertThat(alone.status()).isEqualTo(Anomaly.Status.WATCH);
        assertThat(alone.members()).extracting(MetricKey::statistic).containsOnly(Statistic.MAX, Statistic.P95);
        assertThat(anomaly(20, MANY).status()).isEqualTo(Anomaly.Status.ALERT);
    }

    @Test
    void besideItsMeanThatWentTheSameWayItIsAnAlert() {
        Anomaly both = anomaly(24, FEW);

        assertThat(both.status()).isEqualTo(Anomaly.Status.ALERT);
        assertThat(both.members()).extracting(MetricKey::statistic).contains(Statistic.MAX, Statistic.MEAN);
    }

    @Test
    void aMeanThatWentTheOtherWaySpeaksForNoMaximum() {
        assertThat(anomaly(10, FEW).verdict()).isEqualTo(Verdict.IMPROVEMENT);
        assertThat(anomaly(10, MANY).verdict()).isEqualTo(Verdict.REGRESSION);
    }

    @Test
    void whereThereIsNoMeanTheMaximumSpeaksForItself() {
        assertThat(anomaly(Double.NaN, FEW).status()).isEqualTo(Anomaly.Status.ALERT);
    }

    /** Of a run whose maximum is 100 and whose p95 is 90.25, against runs of about 20. */
    private static Anomaly anomaly(double mean, double p99) {
        List<Run> cohort = new ArrayList<>();
        for (double noise : NOISE) {
            double past = 20 * (1 + .03 * noise);
            cohort.add(run(cohort.size(), Double.isNaN(mean) ? mean : past, past, past, past));
        }
        Run run = run(100, mean, 100, p99, 90.25);
        Baselines baselines = new Baselines(cohort);
        List<Observation> observations =
                new Judge(MetricCatalogue.standard(), DetectionSettings.STANDARD).judge(run, baselines, Evidence.NONE);
        return new OutlyingMetric(DetectionSettings.STANDARD)
                .detect(new Examination(run, observations, Evidence.NONE, baselines.shifts(run)))
                .get(0);
    }

    private static Run run(int at, double mean, double max, double p99, double p95) {
        Map<MetricKey, Double> values = new HashMap<>();
        values.put(cpu(Statistic.MAX), max);
        values.put(cpu(Statistic.P99), p99);
        values.put(cpu(Statistic.P95), p95);
        if (!Double.isNaN(mean)) {
            values.put(cpu(Statistic.MEAN), mean);
        }
        return Loaded.run(at, values);
    }

    private static MetricKey cpu(Statistic statistic) {
        return new MetricKey(Scope.SERVICE, "frontend", "cpu.utilization_pct", statistic);
    }
}
