package io.benchmarkagent.detection;

import static io.benchmarkagent.fixtures.Loaded.every15Seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.Loaded;
import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.MetricCatalogue;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.Run;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Series;
import io.benchmarkagent.run.Statistic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Services throttled in 4 to 40 % of their periods, of ten a second, for 30 ms at a time: right is 100 × throttled / periods, wrong is
 * 100 × throttled seconds / periods.
 */
class ThrottlingFormulaTest {
    private static final String PERCENTAGE = "cpu.throttled_percentage";
    private static final Map<String, Double> SHARES =
            new TreeMap<>(Map.of("ad", .04, "cart", .1, "checkout", .4, "web", .07));
    private static final double PERIODS = 10;

    private static Run run(double secondsEach, boolean wrong, boolean withSeconds) {
        Map<MetricKey, Double> values = new TreeMap<>();
        SHARES.forEach((service, share) -> {
            double seconds = PERIODS * share * secondsEach;
            values.put(key(service, PERCENTAGE, Statistic.VALUE), 100 * (wrong ? seconds / PERIODS : share));
            if (withSeconds) {
                values.put(key(service, "cpu.throttled_seconds", Statistic.MEAN), seconds);
            }
        });
        return Loaded.run(0, values);
    }

    private static MetricKey key(String service, String metric, Statistic statistic) {
        return new MetricKey(Scope.SERVICE, service, metric, statistic);
    }

    /** What Prometheus counted: the share of periods. */
    private static Evidence counted() {
        List<Series> series = new ArrayList<>();
        SHARES.forEach((service, share) -> series.add(new Series(
                "cpu-throttled",
                Scope.SERVICE,
                service,
                MetricCatalogue.standard().spec(PERCENTAGE),
                every15Seconds(100 * share, 110 * share, 90 * share))));
        return new Evidence(
                series, OptionalLong.of(15), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    private static Optional<String> said(Run run, Evidence evidence) {
        return ThrottlingFormula.line(run, evidence).map(DataQuality::message);
    }

    @Test
    void theRightFormulaIsNoLine() {
        assertThat(said(run(.03, false, true), Evidence.NONE)).isEmpty();
        assertThat(said(run(.03, false, true), counted())).isEmpty();
    }

    @Test
    void theSameMultipleOfTheSecondsForAllServicesGivesTheWrongOneAway() {
        assertThat(said(run(.03, true, true), Evidence.NONE))
                .hasValueSatisfying(line -> assertThat(line).contains("for 4 services it is 10 times"));
        assertThat(said(run(.03, true, false), Evidence.NONE))
                .as("nothing to compare with")
                .isEmpty();
    }

    @Test
    void whatPrometheusCountedGivesItAwayWithoutSeconds() {
        Run seldomThrottled = run(.2, true, false);
        assertThat(said(seldomThrottled, counted()))
                .hasValueSatisfying(line -> assertThat(line).contains("0.2 times the share of throttled periods"));
    }

    /** Four processors of one container wait at once: .3 s in a period of .1 s. */
    @Test
    void moreThanAllPeriodsGivesItAwayAtOnce() {
        Run run = Loaded.run(0, Map.of(key("checkout", PERCENTAGE, Statistic.VALUE), 131.7));
        assertThat(ThrottlingFormula.line(run, Evidence.NONE)).hasValueSatisfying(line -> {
            assertThat(line.message()).contains("it is 132 % for checkout");
            assertThat(line.remedy())
                    .contains("container_cpu_cfs_throttled_periods_total", "container_cpu_cfs_periods_total");
        });
    }

    @Test
    void oneServiceInTroubleIsNoFormula() {
        Map<MetricKey, Double> values = new TreeMap<>();
        SHARES.forEach((service, share) ->
                values.put(key(service, PERCENTAGE, Statistic.VALUE), 100 * share * (service.equals("cart") ? 5 : 1)));
        assertThat(said(Loaded.run(0, values), counted())).isEmpty();
    }
}
