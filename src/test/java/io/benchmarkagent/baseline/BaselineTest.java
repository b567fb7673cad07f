package io.benchmarkagent.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.benchmarkagent.run.LoadProfile;
import io.benchmarkagent.run.Measurement;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.NodePool;
import io.benchmarkagent.run.Run;
import io.benchmarkagent.run.RunFacts;
import io.benchmarkagent.run.RunFormat;
import io.benchmarkagent.run.RunKey;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Statistic;
import io.benchmarkagent.run.Unit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class BaselineTest {
    private static final MetricKey CPU = new MetricKey(Scope.SERVICE, "frontend", "cpu", Statistic.MEAN);
    private static final MetricKey MEMORY = new MetricKey(Scope.SERVICE, "frontend", "memory", Statistic.MEAN);

    static Baseline of(double... values) {
        List<Baseline.Value> runs = new ArrayList<>();
        for (double value : values) {
            runs.add(new Baseline.Value(key(runs.size()), value));
        }
        return new Baseline(runs);
    }

    /** Literals by Python's statistics module. */
    @Test
    void meanSpreadMedianAndMadAreThoseOfTheTextbook() {
        Baseline baseline = of(3.1, 2.7, 9.4, 2.9, 3.3, 3.0, 2.8, 3.6);

        assertThat(baseline.n()).isEqualTo(8);
        assertThat(baseline.mean()).isCloseTo(3.85, within(1e-12));
        assertThat(baseline.sd()).isCloseTo(2.2608468704, within(1e-10));
        assertThat(baseline.median()).isCloseTo(3.05, within(1e-12));
        assertThat(baseline.mad()).isCloseTo(0.25, within(1e-12));
        assertThat(of(5, 1, 3).median()).isEqualTo(3);
    }

    @Test
    void aSingleRunHasNoSpread() {
        Baseline one = of(7);

        assertThat(one.mean()).isEqualTo(7);
        assertThat(one.sd()).isZero();
        assertThat(one.mad()).isZero();
        assertThat(one.isConstant()).isTrue();
    }

    @Test
    void withoutARunThereIsNoBaseline() {
        assertThatThrownBy(() -> new Baseline(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aBaselineThatNeverMovedIsConstant() {
        assertThat(of(3, 3, 3).isConstant()).isTrue();
        assertThat(of(0, 0, 0).isConstant()).isTrue();
        assertThat(of(0, -0.0, 0).isConstant()).isTrue();
        assertThat(of(-3, -3).isConstant()).isTrue();
        assertThat(of(3, 3, 3.0001).isConstant()).isFalse();
        assertThat(of(0, 0, 1e-30).isConstant()).isFalse();
        assertThat(of(-1, 1).isConstant()).isFalse();
        assertThat(of(3, 3, 3).sd()).isZero();
    }

    @Test
    void theLastDigitsOfASumInAnotherOrderAreNoSpread() {
        Baseline baseline = of(0.1 + 0.2 + 0.3, 0.3 + 0.2 + 0.1, 0.6);

        assertThat(0.1 + 0.2 + 0.3).isNotEqualTo(0.3 + 0.2 + 0.1);
        assertThat(baseline.isConstant()).isTrue();
        assertThat(baseline.sd()).isZero();
    }

    @Test
    void zeroIsNotPositive() {
        assertThat(of(0, 0).allZero()).isTrue();
        assertThat(of(0, 1).allZero()).isFalse();
        assertThat(of(0, 1).allPositive()).isFalse();
        assertThat(of(2, 1).allPositive()).isTrue();
    }

    @Test
    void everyMetricHasTheRunsThatMeasuredItOldestFirst() {
        Baselines baselines =
                new Baselines(List.of(run(2, CPU, 30), run(0, CPU, 10), run(1, MEMORY, 5), run(3, CPU, 20)));

        assertThat(baselines.runs()).isEqualTo(4);
        assertThat(baselines.of(CPU).orElseThrow().runs())
                .extracting(Baseline.Value::value)
                .containsExactly(10.0, 30.0, 20.0);
        assertThat(baselines.of(MEMORY).orElseThrow().n()).isEqualTo(1);
        assertThat(baselines.of(new MetricKey(Scope.CLUSTER, "cluster", "cpu", Statistic.MEAN)))
                .isEmpty();
    }

    private static Run run(int at, MetricKey key, double value) {
        NodePool unknown = new NodePool(Optional.empty(), Optional.empty(), Optional.empty(), OptionalInt.empty());
        LoadProfile load = new LoadProfile(
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                Optional.empty());
        RunFacts facts = new RunFacts(
                key(at), RunFormat.V2, Optional.empty(), Optional.empty(), Optional.empty(), unknown, load);
        return new Run(facts, List.of(new Measurement(key, Unit.NONE, value)), List.of());
    }

    private static RunKey key(int at) {
        return new RunKey("r" + at, Instant.EPOCH.plusSeconds(at));
    }
}
