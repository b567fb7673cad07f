package io.benchmarkagent.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.run.RunKey;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BaselineStartTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    @Test
    void baselinesStartAfterTheLatestConfirmedStep() {
        List<Baseline.Value> history = levels(10, 10, 20, 12, 15, 6);
        BaselineStart start = BaselineStart.of(history);

        assertThat(start.steps()).hasSize(2);
        assertThat(start.index()).isEqualTo(22);
        assertThat(start.since(history)).hasSize(6).allMatch(run -> run.value() > 13);
    }

    @Test
    void withoutAStepAllRunsCount() {
        List<Baseline.Value> history = levels(10, 25);

        assertThat(BaselineStart.of(history).since(history)).hasSize(25);
        assertThat(BaselineStart.of(List.of()).index()).isZero();
    }

    @Test
    void aSuspicionMovesNoBaseline() {
        assertThat(BaselineStart.of(levels(10, 25, 20, 3)).index()).isZero();
    }

    /** Pairs of a level and how many runs are on it. */
    private static List<Baseline.Value> levels(int... pairs) {
        double[] levels = IntStream.range(0, pairs.length / 2)
                .boxed()
                .flatMapToDouble(
                        i -> IntStream.range(0, pairs[2 * i + 1]).mapToDouble(t -> pairs[2 * i] + .1 * (t * 7 % 5)))
                .toArray();
        return IntStream.range(0, levels.length)
                .mapToObj(i -> new Baseline.Value(new RunKey("run-" + i, START.plusSeconds(3600L * i)), levels[i]))
                .toList();
    }
}
