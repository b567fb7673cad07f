package io.benchmarkagent.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.benchmarkagent.baseline.BaselineSettings;
import io.benchmarkagent.run.LoadProfile;
import io.benchmarkagent.run.MachinePrice;
import io.benchmarkagent.run.Measurement;
import io.benchmarkagent.run.MetricCatalogue;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.NodePool;
import io.benchmarkagent.run.PriceTable;
import io.benchmarkagent.run.Run;
import io.benchmarkagent.run.RunFacts;
import io.benchmarkagent.run.RunFormat;
import io.benchmarkagent.run.RunKey;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Statistic;
import io.benchmarkagent.run.Unit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ComparingTest {
    private static final MetricKey LATENCY = new MetricKey(Scope.SERVICE, "shop", "latency_ms", Statistic.P95);
    private static final MetricKey RATE =
            new MetricKey(Scope.CLUSTER, "cluster", MetricCatalogue.REQUEST_RATE, Statistic.VALUE);
    private static final MachinePrice PRICE =
            new MachinePrice("m4", 4, OptionalDouble.of(16), 0.2, LocalDate.of(2026, 7, 30), "a list");

    private int made;

    @Test
    void aClearDifferenceInTheGoodDirectionIsBetterAndInTheOtherWorse() {
        Group slow = group("slow", 600, 100, 102, 98, 101);
        Group fast = group("fast", 600, 80, 82, 79, 81);
        assertThat(latency(compare(slow, fast)).answer()).isEqualTo(Answer.BETTER);
        assertThat(latency(compare(fast, slow)).answer()).isEqualTo(Answer.WORSE);
    }

    @Test
    void noDifferenceComesWithTheSizeBeyondWhichNoneWasShown() {
        ComparedMetric same =
                latency(compare(group("a", 600, 100, 101, 99, 100), group("b", 600, 100, 99, 101, 100.5)));
        assertThat(same.answer()).isEqualTo(Answer.NO_DIFFERENCE);
        assertThat(same.within().orElseThrow()).isBetween(0.001, 0.05);
    }

    @Test
    void tooFewNoisyRunsCannotTellAndSayHowManyWould() {
        ComparedMetric noisy = latency(compare(group("a", 600, 100, 140, 70), group("b", 600, 120, 80, 90)));
        assertThat(noisy.answer()).isEqualTo(Answer.CANNOT_TELL);
        assertThat(noisy.more().orElseThrow()).isGreaterThan(50);
        assertThat(noisy.needed().orElseThrow() - noisy.more().orElseThrow()).isEqualTo(3);
    }

    @Test
    void aSureDifferenceUnderTheFloorIsSaidToBeTooSmall() {
        ComparedMetric small =
                latency(compare(group("a", 600, 100, 100.1, 99.9, 100), group("b", 600, 98, 98.1, 97.9, 98)));
        assertThat(small.answer()).isEqualTo(Answer.TOO_SMALL);
        assertThat(small.isSignificant()).isTrue();
    }

    @Test
    void singleRunsCannotTell() {
        ComparedMetric single = latency(compare(group("a", 600, 100), group("b", 600, 50)));
        assertThat(single.answer()).isEqualTo(Answer.CANNOT_TELL);
        assertThat(single.more()).isEmpty();
    }

    @Test
    void runsUnderALoadThatTheOtherGroupHasNotAreLeftOutAndNamed() {
        Group first = new Group("a", join(group("a", 600, 100, 101), group("a", 60, 500, 501)));
        GroupComparison comparison = compare(first, group("b", 630, 100, 101));
        assertThat(comparison.first().runs()).hasSize(2);
        assertThat(comparison.leftOut())
                .hasSize(2)
                .allSatisfy(out -> assertThat(out.group()).isEqualTo("a"))
                .allSatisfy(out -> assertThat(out.other()).isEqualTo("b"))
                .allSatisfy(out -> assertThat(out.profile().durationSeconds()).hasValue(60));
        assertThat(latency(comparison).estimate().firstMean()).isCloseTo(100.5, within(0.1));
    }

    @Test
    void durationsMoreThanATenthApartAreAnotherLoad() {
        assertThat(compare(group("a", 600, 1, 2), group("b", 660, 1, 2)).loads())
                .hasSize(1);
        GroupComparison none = compare(group("a", 600, 1, 2), group("b", 661, 1, 2));
        assertThat(none.loads()).isEmpty();
        assertThat(none.metrics()).isEmpty();
        assertThat(none.leftOut()).hasSize(4);
    }

    @Test
    void requestsAreCountedPerVcpuAndPerDollarWhereThereIsAPrice() {
        GroupComparison priced = compare(group("a", 600, 100, 101), group("b", 600, 100, 101));
        // .2 USD an hour and node, 3 nodes, 50 requests a second: .6 / 180,000 requests.
        assertThat(metric(priced, "usd_per_million_requests").estimate().firstMean())
                .isCloseTo(10 / 3.0, within(1e-9));
        assertThat(metric(priced, "request_rate_rps_per_vcpu").estimate().firstMean())
                .isCloseTo(50 / 12.0, within(1e-9));
        assertThat(priced.prices()).containsExactly(PRICE);
    }

    @Test
    void aMachineWithoutAPriceIsSaidOnceAndHasNeither() {
        GroupComparison unpriced = comparing(List.of()).compare(group("a", 600, 100, 101), group("b", 600, 100, 101));
        assertThat(unpriced.withoutPrice()).containsExactly("m4");
        assertThat(unpriced.metrics()).noneMatch(one -> one.key().metric().contains("usd"));
    }

    @Test
    void whatIsZeroEverywhereIsNotCompared() {
        GroupComparison zero = compare(group("a", 600, 0, 0), group("b", 600, 0, 0));
        assertThat(zero.notCollected()).isEqualTo(1);
        assertThat(zero.metrics()).noneMatch(one -> one.key().equals(LATENCY));
    }

    private static GroupComparison compare(Group first, Group second) {
        return comparing(List.of(PRICE)).compare(first, second);
    }

    private static Comparing comparing(List<MachinePrice> prices) {
        return new Comparing(MetricCatalogue.standard(), PriceTable.of(prices), BaselineSettings.STANDARD);
    }

    private static ComparedMetric latency(GroupComparison comparison) {
        return metric(comparison, LATENCY.metric());
    }

    private static ComparedMetric metric(GroupComparison comparison, String metric) {
        return comparison.metrics().stream()
                .filter(one -> one.key().metric().equals(metric))
                .findFirst()
                .orElseThrow();
    }

    private static List<Run> join(Group first, Group second) {
        List<Run> all = new ArrayList<>(first.runs());
        all.addAll(second.runs());
        return all;
    }

    /** A run for each latency. */
    private Group group(String name, double seconds, double... latencies) {
        List<Run> runs = new ArrayList<>();
        for (double latency : latencies) {
            runs.add(run(seconds, latency));
        }
        return new Group(name, runs);
    }

    private Run run(double seconds, double latency) {
        Instant time = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(3600L * made++);
        NodePool nodes = new NodePool(Optional.of("m4"), Optional.empty(), Optional.empty(), OptionalInt.of(3));
        LoadProfile load = new LoadProfile(
                OptionalDouble.of(300),
                OptionalDouble.empty(),
                OptionalDouble.of(seconds),
                Optional.empty(),
                Optional.empty());
        return new Run(
                new RunFacts(
                        new RunKey("run-" + made, time),
                        RunFormat.V2,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        nodes,
                        load),
                List.of(
                        new Measurement(LATENCY, Unit.MILLISECONDS, latency),
                        new Measurement(RATE, Unit.PER_SECOND, 50)),
                List.of());
    }
}
