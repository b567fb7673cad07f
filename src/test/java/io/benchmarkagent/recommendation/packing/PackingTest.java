package io.benchmarkagent.recommendation.packing;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.run.MachinePrice;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PackingTest {
    private static final NodeType FOUR = type(4, 16, 110);

    @Test
    void bothCpuAndMemoryTakeRoom() {
        assertThat(nodes(FOUR, pods(8, 1, 1))).hasValue(2);
        assertThat(nodes(FOUR, pods(8, 0.1, 4))).hasValue(2);
        assertThat(nodes(FOUR, List.of(pod(3, 2), pod(3, 2), pod(1, 12), pod(1, 12))))
                .hasValue(2);
    }

    @Test
    void aDaemonSetTakesItsShareOfEveryNode() {
        assertThat(new Packing(pods(8, 1, 1), pod(1, 1), 1, 0).nodes(FOUR)).hasValue(3);
    }

    @Test
    void headroomIsLeftOnEveryNode() {
        assertThat(new Packing(pods(8, 1, 1), Amounts.NONE, 0, 0.2).nodes(FOUR)).hasValue(3);
    }

    @Test
    void aNodeRunsNoMorePodsThanItMay() {
        assertThat(new Packing(pods(8, 0.01, 0.01), Amounts.NONE, 2, 0).nodes(type(4, 16, 5)))
                .hasValue(3);
        assertThat(new Packing(pods(1, 0.01, 0.01), Amounts.NONE, 5, 0).nodes(type(4, 16, 5)))
                .isEmpty();
    }

    @Test
    void aPodThatFitsOnNoNodeMeansNone() {
        assertThat(nodes(FOUR, List.of(pod(5, 1)))).isEmpty();
        assertThat(nodes(FOUR, List.of(pod(1, 17)))).isEmpty();
        assertThat(new Packing(pods(1, 1, 1), pod(1, 16), 1, 0).nodes(FOUR)).isEmpty();
    }

    @Test
    void overRandomPodsItIsNeverLessThanTheSumsNeedAndNeverMoreThanOneAfterAnother() {
        int better = 0;
        for (int seed = 0; seed < 2000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Amounts> pods = IntStream.range(0, random.nextInt(1, 60))
                    .mapToObj(i -> pod(random.nextDouble(0.01, 4), random.nextDouble(0.01, 16)))
                    .toList();
            int nodes = nodes(FOUR, pods).orElseThrow();
            Amounts all = pods.stream().reduce(Amounts.NONE, Amounts::plus);

            assertThat(all.fitsIn(FOUR.allocatable().times(nodes)))
                    .as("seed " + seed)
                    .isTrue();
            assertThat(nodes).as("seed " + seed).isLessThanOrEqualTo(oneAfterAnother(pods));
            better += nodes < oneAfterAnother(pods) ? 1 : 0;
        }
        assertThat(better).isGreaterThan(1000);
    }

    /** Each on the newest node, or on a new one. */
    private static int oneAfterAnother(List<Amounts> pods) {
        int nodes = 1;
        Amounts used = Amounts.NONE;
        for (Amounts pod : pods) {
            boolean fits = used.plus(pod).fitsIn(FOUR.allocatable());
            used = fits ? used.plus(pod) : pod;
            nodes += fits ? 0 : 1;
        }
        return nodes;
    }

    private static java.util.OptionalInt nodes(NodeType type, List<Amounts> pods) {
        return new Packing(pods, Amounts.NONE, 0, 0).nodes(type);
    }

    private static List<Amounts> pods(int count, double cores, double gib) {
        return Collections.nCopies(count, pod(cores, gib));
    }

    private static Amounts pod(double cores, double gib) {
        return new Amounts(cores, gib * (1 << 30));
    }

    private static NodeType type(int cores, double gib, int pods) {
        return new NodeType(
                new MachinePrice("m", cores, OptionalDouble.of(gib), 1, LocalDate.parse("2026-07-30"), "test"),
                pod(cores, gib),
                pods);
    }
}
