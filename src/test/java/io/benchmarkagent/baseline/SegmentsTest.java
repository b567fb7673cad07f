package io.benchmarkagent.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.Loaded;
import io.benchmarkagent.run.AcceptedLevel;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.Run;
import io.benchmarkagent.run.RunKey;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Statistic;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentsTest {
    private static final MetricKey CPU = key("cartservice", Statistic.MEAN);

    private final Random random = new Random(20260301);

    private static MetricKey key(String subject, Statistic statistic) {
        return new MetricKey(Scope.SERVICE, subject, "cpu.utilization_pct", statistic);
    }

    /** The search may find .01 of series; measured .001 to .005 of 5,000 for each length. */
    @ParameterizedTest
    @ValueSource(ints = {10, 20, 30, 40})
    void ofPureNoiseAtMostOneBaselineInAHundredIsCut(int runs) {
        int series = 2000;
        long cut = 0;
        for (int i = 0; i < series; i++) {
            cut += Segments.AFTER_STEPS.start(CPU, noise(runs)).index() > 0 ? 1 : 0;
        }
        assertThat((double) cut / series).isLessThanOrEqualTo(.01);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7})
    void shortHistoriesAreNeverCut(int runs) {
        List<Baseline.Value> history = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            history.add(value(i, i < runs / 2 ? 10 + i * .01 : 50 + i * .01));
        }
        assertThat(Segments.AFTER_STEPS.start(CPU, history)).isEqualTo(BaselineStart.FIRST);
    }

    @Test
    void theBaselineIsOfTheRunsAfterTheStepAndTheOthersAreKeptBeside() {
        Baselines baselines = new Baselines(stepped(20, 12));
        assertThat(baselines.of(CPU).orElseThrow().n()).isEqualTo(8);
        assertThat(baselines.of(CPU).orElseThrow().mean()).isBetween(48.0, 52.0);
        assertThat(baselines.history(CPU).orElseThrow().before()).hasSize(12);
        assertThat(new Baselines(stepped(20, 12), Segments.NONE)
                        .of(CPU)
                        .orElseThrow()
                        .n())
                .isEqualTo(20);
    }

    @Test
    void anAcceptedLevelStartsABaselineWithItsRunWhereNoLaterStepDoes() {
        List<Baseline.Value> history = noise(10);
        BaselineStart start = accepted(6, Optional.empty()).start(CPU, history);
        assertThat(start.index()).isEqualTo(6);
        assertThat(start.accepted()).isPresent();

        List<Baseline.Value> stepped = stepped(20, 12).stream()
                .map(run ->
                        new Baseline.Value(run.key(), run.measurements().get(0).value()))
                .toList();
        BaselineStart later = accepted(3, Optional.empty()).start(CPU, stepped);
        assertThat(later.index()).isEqualTo(12);
        assertThat(later.accepted()).isEmpty();
    }

    @Test
    void aLevelAcceptedOfOneSubjectCutsNoOther() {
        Segments segments = accepted(6, Optional.of("cartservice"));
        assertThat(segments.start(CPU, noise(7)).index()).isEqualTo(6);
        assertThat(segments.start(key("frontend", Statistic.MEAN), noise(7)).index())
                .isZero();
    }

    @Test
    void aMetricThatNoRunOfTheAcceptedLevelMeasuredHasNoBaseline() {
        Baselines baselines = new Baselines(stepped(5, 5), accepted(9, Optional.empty()));
        assertThat(baselines.of(CPU)).isEmpty();
        assertThat(baselines.history(CPU).orElseThrow().before()).hasSize(5);
    }

    private static Segments accepted(int run, Optional<String> subject) {
        return new Segments(
                true,
                List.of(new AcceptedLevel(
                        run(run),
                        CPU.metric(),
                        subject,
                        "new image",
                        "jo",
                        LocalDate.of(2026, 3, 1),
                        Optional.empty())));
    }

    private List<Run> stepped(int runs, int at) {
        List<Run> cohort = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            cohort.add(Loaded.run(i, Map.of(CPU, (i < at ? 30 : 50) * (1 + .02 * random.nextGaussian()))));
        }
        return cohort;
    }

    private List<Baseline.Value> noise(int runs) {
        List<Baseline.Value> history = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            history.add(value(i, 100 + 5 * random.nextGaussian()));
        }
        return history;
    }

    private static Baseline.Value value(int at, double value) {
        return new Baseline.Value(run(at), value);
    }

    private static RunKey run(int at) {
        return Loaded.facts(at).key();
    }
}
