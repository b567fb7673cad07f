package io.benchmarkagent.evaluation;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Long made histories, to be gone through by ours and by plain E-divisive in turn. Started by {@code ci/bench} and {@code ci/evaluate history}. */
final class ChangePointsBench {
    private static final int METRICS = 500;
    private static final int RUNS = 1000;
    private static final double PHI = .3;
    private static final int ROUNDS = 5;
    private static final long SEED = 20260301;

    private final List<double[]> metrics;

    private ChangePointsBench(List<double[]> metrics) {
        this.metrics = List.copyOf(metrics);
    }

    /** Seconds of ours, seconds of plain E-divisive: medians of rounds in turn, after one that does not count. */
    public static void main(String[] args) {
        ChangePointsBench bench = of(SEED);
        double[] ours = new double[ROUNDS];
        double[] plain = new double[ROUNDS];
        for (int round = -1; round < ROUNDS; round++) {
            double one = bench.seconds(HistoryEvaluation::product);
            double other = bench.seconds(EDivisive::of);
            if (round >= 0) {
                ours[round] = one;
                plain[round] = other;
            }
        }
        Arrays.sort(ours);
        Arrays.sort(plain);
        System.out.printf(Locale.ROOT, "%.3f %.3f%n", ours[ROUNDS / 2], plain[ROUNDS / 2]);
    }

    static ChangePointsBench of(long seed) {
        return new ChangePointsBench(IntStream.range(0, METRICS)
                .mapToObj(i -> metric(new Random(seed + i)))
                .toList());
    }

    String words() {
        return METRICS + " metrics of " + RUNS + " runs";
    }

    /** Of the processor, whoever else uses the machine. */
    double seconds(Consumer<double[]> method) {
        ThreadMXBean thread = ManagementFactory.getThreadMXBean();
        long start = thread.getCurrentThreadCpuTime();
        metrics.forEach(method);
        return (thread.getCurrentThreadCpuTime() - start) / 1e9;
    }

    private static double[] metric(Random random) {
        double[] noise = StepsInNoise.noise(random, Random::nextGaussian, RUNS, PHI);
        return StepsInNoise.steppedAt(random, noise, random.nextInt(4)).values();
    }
}
