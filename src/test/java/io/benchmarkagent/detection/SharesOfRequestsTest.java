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
import io.benchmarkagent.run.Statistic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Runs of ten minutes: 10 requests per second are 6,000, of which one is .0167 %. */
class SharesOfRequestsTest {
    private static final double SECONDS = 600;
    private static final int[] ERRORS = {3, 2, 4, 3, 1, 5, 2, 4};

    /** Literal by SciPy's binom, as for counts: 9 events, 24 in eight earlier runs. */
    @Test
    void anErrorRateOfAKnownNumberOfRequestsIsJudgedAsTheErrorsItCounts() {
        Observation o = judged(cohort(10), of(9, 10));

        assertThat(o.pValue().orElseThrow()).isCloseTo(0.010617426467138258, within(1e-12));
        assertThat(o.sigma().orElseThrow()).isPositive();
        assertThat(o.expected().orElseThrow().high()).isCloseTo(100 * 7 / 6000.0, within(1e-9));
    }

    @Test
    void theRequestsOfARunAreItsShareOfTheExposure() {
        assertThat(judged(cohort(10), of(9, 5)).pValue().orElseThrow())
                .isLessThan(judged(cohort(10), of(9, 10)).pValue().orElseThrow() / 10);
        assertThat(judged(cohort(10), of(9, 30)).pValue().orElseThrow()).isCloseTo(1, within(.1));
    }

    @Test
    void theFirstErrorAfterNoneIsNoAlarmAndManyAre() {
        List<Run> clean = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            clean.add(run(i, of(0, 10)));
        }

        assertThat(judged(clean, of(1, 10)).verdict()).isEqualTo(Verdict.NONE);
        assertThat(judged(clean, of(12, 10)).verdict()).isEqualTo(Verdict.REGRESSION);
        assertThat(judged(clean, of(12, 10)).sigma().orElseThrow()).isGreaterThan(4);
    }

    @Test
    void withoutARequestRateOfItsOwnAnErrorRateIsJudgedByItsSpread() {
        List<Run> cohort = new ArrayList<>(cohort(10));
        cohort.set(0, run(0, Map.of(errors(), 100 * ERRORS[0] / 6000.0)));
        double unknown = judged(cohort, of(9, 10)).pValue().orElseThrow();

        assertThat(unknown).isNotCloseTo(0.0106174, within(1e-4));
        assertThat(judged(cohort(10), Map.of(errors(), .15)).pValue().orElseThrow())
                .isCloseTo(judged(cohort, Map.of(errors(), .15)).pValue().orElseThrow(), within(1e-9));
    }

    @Test
    void sharesThatVaryLessThanChanceAreOfOtherRequestsAndAreNotCounted() {
        List<Run> even = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            even.add(run(i, of(20 + .01 * i, 10)));
        }

        assertThat(judged(even, of(22, 10)).sigma().orElseThrow()).isGreaterThan(3);
    }

    private static List<Run> cohort(double rate) {
        List<Run> cohort = new ArrayList<>();
        for (int i = 0; i < ERRORS.length; i++) {
            cohort.add(run(i, of(ERRORS[i], rate)));
        }
        return cohort;
    }

    private static Map<MetricKey, Double> of(double errors, double rate) {
        Map<MetricKey, Double> values = new HashMap<>();
        values.put(errors(), 100 * errors / (rate * SECONDS));
        values.put(key(MetricCatalogue.REQUEST_RATE), rate);
        return values;
    }

    private static Observation judged(List<Run> cohort, Map<MetricKey, Double> values) {
        Judge judge = new Judge(MetricCatalogue.standard(), DetectionSettings.STANDARD);
        return judge.judge(run(99, values), new Baselines(cohort), Evidence.NONE).stream()
                .filter(o -> o.key().equals(errors()))
                .findFirst()
                .orElseThrow();
    }

    private static Run run(int at, Map<MetricKey, Double> values) {
        return Loaded.run(at, values);
    }

    private static MetricKey errors() {
        return key("error_rate_pct");
    }

    private static MetricKey key(String metric) {
        return new MetricKey(Scope.SERVICE, "checkout", metric, Statistic.VALUE);
    }
}
