package io.benchmarkagent.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.benchmarkagent.fixtures.Loaded;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.Run;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Statistic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Twelve services with four metrics, noise of 5 %. */
class BaselinesTest {
    private final Random random = new Random(20260301);

    @Test
    void aRunThatIsOffEverywhereIsSetAsideAndNamed() {
        List<Run> cohort = cohort(8);
        cohort.add(run(8, 1.3));
        Baselines baselines = new Baselines(cohort);

        assertThat(baselines.setAside()).singleElement().satisfies(one -> {
            assertThat(one.run().runId()).isEqualTo("r8");
            assertThat(one.changePct()).isCloseTo(30, within(4.0));
            assertThat(one.inWords()).startsWith("set aside: as a whole unlike the 8 others (48 metrics lie ");
        });
        assertThat(baselines.runs()).isEqualTo(8);
        assertThat(baselines.of(key(0, 0)).orElseThrow().n()).isEqualTo(8);
    }

    @Test
    void aRunThatIsOffByTenPercentEverywhereStaysAndWidensNothing() {
        List<Run> cohort = cohort(5);
        double before = width(new Baselines(cohort));
        cohort.set(0, raised(cohort.get(0), 1.1));
        Baselines baselines = new Baselines(cohort);

        assertThat(baselines.setAside()).isEmpty();
        assertThat(width(baselines)).isCloseTo(before, within(.15 * before));
    }

    @Test
    void aSingleMetricHoweverFarOutSetsNoRunAside() {
        List<Run> cohort = cohort(8);
        Map<MetricKey, Double> values = values(1);
        values.put(key(0, 0), 1e6);
        cohort.add(Loaded.run(8, values));

        assertThat(new Baselines(cohort).setAside()).isEmpty();
    }

    @Test
    void atLeastThreeRunsStay() {
        List<Run> cohort = cohort(2);
        cohort.add(run(2, 3));

        assertThat(new Baselines(cohort).setAside()).isEmpty();
        assertThat(new Baselines(cohort).runs()).isEqualTo(3);
    }

    @Test
    void whatMostSubjectsHaveInCommonInTheNewRunIsTakenOffEach() {
        Baselines baselines = new Baselines(cohort(8));
        Shifts shifts = baselines.shifts(run(9, 1.2));

        assertThat(shifts.byKind()).hasSize(4);
        assertThat(shifts.byKind().values()).allSatisfy(shift -> {
            assertThat(shift.changePct()).isCloseTo(20, within(5.0));
            assertThat(shift.sigma()).isGreaterThan(3);
        });
        assertThat(baselines.shifts(run(9, 1)).byKind()).isEmpty();
    }

    /** Seen on a real day: the median of the subjects' moves was the move of the one that else never moved. */
    @Test
    void aSubjectThatMovedOnlyWithTheOthersIsJudgedByThatMove() {
        double[] rest = {-.010, -.006, -.003, 0, .003, .006, .010};
        List<Run> cohort = new ArrayList<>();
        for (int run = 0; run < 5; run++) {
            Map<MetricKey, Double> values = new HashMap<>();
            for (int service = 0; service < rest.length; service++) {
                double wobble = rest[service] * ((run + service) % 3 - 1);
                values.put(key(service, 0), 100 * Math.exp(wobble + (run == 4 ? .3 + rest[service] : 0)));
            }
            cohort.add(Loaded.run(run, values));
        }
        Expectation expectation = new Baselines(cohort)
                .expectation(key(3, 0), 100, Shifts.NONE, Requests.UNKNOWN)
                .orElseThrow();

        assertThat(expectation.low()).isBetween(1.0, 100.0);
        assertThat(expectation.sigma(300)).isGreaterThan(2);
    }

    @Test
    void aFewSubjectsThatMovedAreNoCommonShift() {
        Baselines baselines = new Baselines(cohort(8));
        Map<MetricKey, Double> values = values(1);
        for (int service = 0; service < 6; service++) {
            values.merge(key(service, 0), 1.5, (value, factor) -> value * factor);
        }

        assertThat(baselines.shifts(Loaded.run(9, values)).byKind()).isEmpty();
    }

    @Test
    void veryLargeNumbersOverflowNowhere() {
        Baseline huge = BaselineTest.of(1e300, 1.1e300, 1.7e308, -1.2e308);

        assertThat(huge.mean()).isFinite();
        assertThat(huge.sd()).isFinite();
        assertThat(PredictionInterval.of(huge, 1e308).sigma(1e308)).isFinite();
        assertThat(PredictionInterval.of(BaselineTest.of(1e300, 1.1e300, 1.2e300), 2e300)
                        .sigma(2e300))
                .isFinite();
    }

    @Test
    void heavyTailsTakeBackWhatTheyWouldClaimWhereThereIsEnoughToTell() {
        double[] heavy = random.doubles(2000, -1, 1)
                .map(u -> 2 * u / Math.sqrt(1.02 - u * u))
                .toArray();
        Tail tail = Tail.of(heavy);

        assertThat(tail.corrected(.0027)).isGreaterThan(.003);
        assertThat(tail.corrected(tail.uncorrected(.0027))).isCloseTo(.0027, within(1e-9));
        assertThat(Tail.of(Arrays.copyOf(heavy, 400))).isEqualTo(Tail.NORMAL);
        assertThat(Tail.of(random.doubles(2000, -1, 1).toArray())).isEqualTo(Tail.NORMAL);
    }

    private List<Run> cohort(int n) {
        List<Run> cohort = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            cohort.add(run(i, 1));
        }
        return cohort;
    }

    private Run run(int at, double factor) {
        return Loaded.run(at, values(factor));
    }

    private Map<MetricKey, Double> values(double factor) {
        Map<MetricKey, Double> values = new HashMap<>();
        for (int service = 0; service < 12; service++) {
            for (int metric = 0; metric < 4; metric++) {
                double usual = 10 * (service + 1) * (metric + 1);
                values.put(key(service, metric), factor * usual * Math.exp(.05 * random.nextGaussian()));
            }
        }
        return values;
    }

    private static Run raised(Run run, double factor) {
        Map<MetricKey, Double> values = new HashMap<>();
        run.measurements().forEach(m -> values.put(m.key(), m.value() * factor));
        return new Run(run.facts(), Loaded.run(0, values).measurements(), List.of());
    }

    private static double width(Baselines baselines) {
        return baselines.keys().stream()
                .map(key -> baselines
                        .expectation(key, 100, Shifts.NONE, Requests.UNKNOWN)
                        .orElseThrow())
                .mapToDouble(e -> Math.log(e.high() / e.low()))
                .average()
                .orElseThrow();
    }

    private static MetricKey key(int service, int metric) {
        return new MetricKey(Scope.SERVICE, "s" + (char) ('a' + service), "metric-" + metric, Statistic.MEAN);
    }
}
