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
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Twelve services, noise of 3 %. */
class WholeRunShiftTest {
    private final Random random = new Random(20260302);
    private final Baselines baselines = baselines();

    @Test
    void mostSubjectsMovingTogetherIsOneShiftReportedOnce() {
        List<Anomaly> found = anomalies(run(9, 1.3, 1));

        assertThat(found).filteredOn(Anomaly::isAlert).singleElement().satisfies(a -> {
            assertThat(a.type()).isEqualTo("whole_run_shift");
            assertThat(a.verdict()).isEqualTo(Verdict.REGRESSION);
            assertThat(a.value().orElseThrow()).isBetween(25.0, 35.0);
            assertThat(a.members()).hasSize(12);
        });
    }

    @Test
    void aSubjectThatMovedMoreThanTheOthersIsItsOwnAnomaly() {
        assertThat(anomalies(run(9, 1.3, 1.5)))
                .filteredOn(Anomaly::isAlert)
                .extracting(Anomaly::subject)
                .contains("cluster", "s0");
    }

    @Test
    void aQuietRunHasNoShift() {
        assertThat(anomalies(run(9, 1, 1))).noneMatch(a -> a.type().equals(WholeRunShift.TYPE));
        assertThat(anomalies(run(9, 1, 1.5)))
                .filteredOn(Anomaly::isAlert)
                .extracting(Anomaly::subject)
                .containsExactly("s0");
    }

    private List<Anomaly> anomalies(Run run) {
        DetectionSettings settings = DetectionSettings.STANDARD;
        List<Observation> observations =
                new Judge(MetricCatalogue.standard(), settings).judge(run, baselines, Evidence.NONE);
        return new Detection(List.of(new OutlyingMetric(settings), new WholeRunShift(settings)))
                .anomalies(new Examination(run, observations, Evidence.NONE, baselines.shifts(run)));
    }

    private Baselines baselines() {
        List<Run> cohort = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            cohort.add(run(i, 1, 1));
        }
        return new Baselines(cohort);
    }

    private Run run(int at, double all, double first) {
        Map<MetricKey, Double> values = new HashMap<>();
        for (int service = 0; service < 12; service++) {
            MetricKey key = new MetricKey(Scope.SERVICE, "s" + service, "cpu.utilization_pct", Statistic.MEAN);
            double noise = Math.exp(.03 * random.nextGaussian());
            values.put(key, 40 * (service + 1) * noise * all * (service == 0 ? first : 1));
        }
        return Loaded.run(at, values);
    }
}
