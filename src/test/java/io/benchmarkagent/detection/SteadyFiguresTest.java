package io.benchmarkagent.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.benchmarkagent.fixtures.Loaded;
import io.benchmarkagent.run.AskedQuery;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.MetricCatalogue;
import io.benchmarkagent.run.QueryFigures;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Series;
import io.benchmarkagent.run.SeriesShape;
import io.benchmarkagent.run.Statistic;
import io.benchmarkagent.run.Unit;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ten minutes, a point every 15 s: 41 of them. */
class SteadyFiguresTest {
    private static final String GAUGE = "memory";
    private static final List<Statistic> ALL =
            List.of(Statistic.MEAN, Statistic.P50, Statistic.P95, Statistic.MAX, Statistic.SLOPE);

    @Test
    void aSeriesIsItsMeanItsQuantilesAndWhatItRoseBy() {
        SortedMap<Statistic, Double> figures = figures(GAUGE, ramp(41));
        assertThat(figures.get(Statistic.MEAN)).isEqualTo(20);
        assertThat(figures.get(Statistic.P50)).isEqualTo(20);
        assertThat(figures.get(Statistic.P95)).isEqualTo(38);
        assertThat(figures.get(Statistic.MAX)).isEqualTo(40);
        assertThat(figures.get(Statistic.SLOPE)).isCloseTo(40, within(1e-9));
    }

    @Test
    void aSeriesThatLacksAFifthOfItsPointsIsPartial() {
        assertThat(asked(GAUGE, ramp(33)).values()).containsOnlyKeys("frontend");
        QueryFigures partial = asked(GAUGE, ramp(32));
        assertThat(partial.values()).isEmpty();
        assertThat(partial.partial()).containsExactly("frontend");
        assertThat(partial.saw("frontend")).isTrue();
    }

    /** The first four points look back to before the load. */
    @Test
    void aRateCountsFromWhereItsWindowLiesWithinTheLoad() {
        double[] values =
                IntStream.range(0, 41).mapToDouble(i -> i < 4 ? 1000 : 7).toArray();
        assertThat(figures("rate(x[60s])", values).get(Statistic.MAX)).isEqualTo(7);
        assertThat(figures(GAUGE, values).get(Statistic.MAX)).isEqualTo(1000);
    }

    @Test
    void aWindowAsLongAsTheRunTellsNothingOfIt() {
        assertThat(asked("rate(x[10m])", ramp(41)).values()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'rate(x[1m30s])', 90000",
        "'last_over_time(x[22500ms])', 22500",
        "'max_over_time(rate(x[1m])[5m:15s])', 300000",
        "'a - a offset 15s', 0",
        "'x{pod=\"[5m]x\"}', 300000"
    })
    void howFarAPointLooksBackIsInItsExpression(String promql, long millis) {
        assertThat(RateWindow.millis(promql)).isEqualTo(millis);
    }

    @Test
    void fewPointsHaveNoExtremesAndNoSlope() {
        AskedQuery minutely = query(GAUGE, 100);
        Series series = series(0, 1, 2, 3, 4, 5);
        QueryFigures figures = of(minutely, series);
        assertThat(figures.values().get("frontend")).containsOnlyKeys(Statistic.MEAN, Statistic.P50);
    }

    @Test
    void aQueryThatNobodyAnsweredHasNoFigures() {
        AskedQuery unanswered = new AskedQuery(
                "q", GAUGE, Loaded.START, Loaded.END, 15, "not recorded", AskedQuery.NOWHERE, "", List.of(), shape());
        assertThat(SteadyFigures.of(Loaded.facts(0).load(), evidence(unanswered)))
                .isEmpty();
    }

    private static double[] ramp(int points) {
        return IntStream.range(0, points).mapToDouble(i -> i).toArray();
    }

    private static SortedMap<Statistic, Double> figures(String promql, double... values) {
        return asked(promql, values).values().entrySet().stream()
                .findFirst()
                .map(Map.Entry::getValue)
                .orElseThrow();
    }

    private static QueryFigures asked(String promql, double... values) {
        return of(query(promql, 15), series(values));
    }

    private static QueryFigures of(AskedQuery query, Series series) {
        return SteadyFigures.of(Loaded.facts(0).load(), evidence(query, series)).get(0);
    }

    private static Evidence evidence(AskedQuery query, Series... series) {
        return new Evidence(
                List.of(series),
                OptionalLong.of(15),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(query),
                List.of());
    }

    private static AskedQuery query(String promql, long step) {
        return new AskedQuery("q", promql, Loaded.START, Loaded.END, step, "ok", "recorded", "", List.of(), shape());
    }

    private static SeriesShape shape() {
        return new SeriesShape(Scope.SERVICE, "memory.usage_mb", Unit.MEBIBYTES, "mean by pod");
    }

    private static Series series(double... values) {
        return new Series(
                "q",
                Scope.SERVICE,
                "frontend",
                MetricCatalogue.standard().spec("memory.usage_mb"),
                Loaded.every15Seconds(values),
                ALL);
    }
}
