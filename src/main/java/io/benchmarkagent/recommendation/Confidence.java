package io.benchmarkagent.recommendation;

import io.benchmarkagent.run.Samples;
import io.benchmarkagent.run.Series;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/**
 * How sure a recommendation is: by how long the steady state was, and how many like-for-like runs there were.
 *
 * <pre>
 *                          medium                    high
 * less memory              3 runs, 1 hour            10 runs, 6 hours; low while it still rose
 * anything else            3 runs, 10 minutes        10 runs, 1 hour
 * </pre>
 *
 * Less memory takes longer because too little of it kills, and because caches fill and heaps grow for hours where CPU is used again
 * every second. Memory still rose where its median in the last third of the steady state is 1 % above that of the third before, and above
 * three quarters of that; where it rose for certain ({@link MemoryGrowth}) it is not sized at all.
 */
enum Confidence {
    LOW,
    MEDIUM,
    HIGH;

    private static final Duration SHORT = Sizing.SHORTEST;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration LONG = Duration.ofHours(6);
    private static final int FEW_RUNS = 3;
    private static final int MANY_RUNS = 10;
    private static final double STILL_RISING = 1.01;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Confidence of(Situation situation) {
        return of(situation, SHORT, HOUR);
    }

    static Confidence ofLessMemory(String workload, Situation situation) {
        return situation
                        .series(workload, Use.MEMORY)
                        .filter(series -> stillRose(series, situation))
                        .isPresent()
                ? LOW
                : of(situation, HOUR, LONG);
    }

    private static Confidence of(Situation situation, Duration medium, Duration high) {
        Duration steady = situation.steady();
        if (steady.compareTo(medium) < 0 || situation.likeForLike() < FEW_RUNS) {
            return LOW;
        }
        return steady.compareTo(high) >= 0 && situation.likeForLike() >= MANY_RUNS ? HIGH : MEDIUM;
    }

    private static boolean stillRose(Series memory, Situation situation) {
        return situation
                .phases()
                .map(phases -> phases.steady(memory.highest()))
                .filter(samples -> samples.size() >= Use.FEWEST_SAMPLES)
                .filter(samples -> third(samples, 2, 0.5) > STILL_RISING * third(samples, 1, 0.5)
                        && third(samples, 2, 0.5) > third(samples, 1, 0.75))
                .isPresent();
    }

    /** A quantile of one third of the samples, from 0 on. */
    private static double third(Samples samples, int which, double quantile) {
        int n = samples.size();
        double[] sorted = Arrays.stream(Use.values(samples).toArray(), which * n / 3, (which + 1) * n / 3)
                .sorted()
                .toArray();
        return sorted[(int) (quantile * sorted.length)];
    }
}
