package io.benchmarkagent.evaluation;

import io.benchmarkagent.fixtures.Loaded;
import io.benchmarkagent.run.Measurement;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.Run;
import io.benchmarkagent.run.Unit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Earlier runs and one more of the same layout. Spreads differ between metrics: a coefficient of variation of 5 %, with a standard
 * deviation of .4 in its logarithm.
 *
 * @param shifted the metrics of {@code target} that were changed
 */
record Simulated(List<Run> cohort, Run target, Set<MetricKey> shifted) {
    private static final double CV = 0.05;
    private static final double BETWEEN = 0.4;

    /** What is wrong with the first of the earlier runs. */
    enum Bad {
        NOTHING(1, false),
        THIRTY_EVERYWHERE(1.3, false),
        TEN_EVERYWHERE(1.1, false),
        THIRTY_IN_ONE_SERVICE(1.3, true);

        private final double factor;
        private final boolean oneService;

        Bad(double factor, boolean oneService) {
            this.factor = factor;
            this.oneService = oneService;
        }

        double factor(int service) {
            return oneService && service > 0 ? 1 : factor;
        }

        String words() {
            return switch (this) {
                case NOTHING -> "no bad run";
                case THIRTY_EVERYWHERE -> "a run off by +30 % everywhere";
                case TEN_EVERYWHERE -> "a run off by +10 % everywhere";
                case THIRTY_IN_ONE_SERVICE -> "a run off by +30 % in one service";
            };
        }
    }

    /**
     * @param n how many earlier runs
     * @param count the mean of counts; other quantities have means of all sizes
     * @param shifts how many metrics of the target are raised by a quarter
     */
    record Plan(Layout layout, int n, Chance chance, double count, Bad bad, int shifts, List<MetricKey> keys) {
        static Plan quiet(Layout layout, int n, Chance chance) {
            return new Plan(layout, n, chance, 0, Bad.NOTHING, 0, layout.keys("metric-"));
        }

        static Plan counts(Layout layout, int n, double mean) {
            return new Plan(layout, n, Chance.COUNT, mean, Bad.NOTHING, 0, layout.keys("count-"));
        }

        /** Shares of requests, such as error rates; of each so many events are expected in a run. */
        static Plan shares(Layout layout, int n, double mean) {
            return new Plan(layout, n, Chance.SHARE, mean, Bad.NOTHING, 0, layout.keys("error_rate_", "_pct"));
        }

        Plan bad(Bad other) {
            return new Plan(layout, n, chance, count, other, shifts, keys);
        }

        Plan shifts(int many) {
            return new Plan(layout, n, chance, count, bad, many, keys);
        }

        Unit unit() {
            return switch (chance) {
                case COUNT -> Unit.COUNT;
                case SHARE -> Unit.PERCENT;
                default -> Unit.NONE;
            };
        }

        boolean hasMean() {
            return chance == Chance.COUNT || chance == Chance.SHARE;
        }
    }

    /** The same seed and index give the same runs. */
    static Simulated of(Plan plan, long seed, int index) {
        Random random = new Random(scrambled(seed * 1_000_003 + index));
        int size = plan.layout().size();
        double[] means = new double[size];
        double[] cvs = new double[size];
        for (int i = 0; i < size; i++) {
            means[i] = plan.hasMean() ? plan.count() : 100 * StrictMath.exp(random.nextGaussian());
            cvs[i] = CV * StrictMath.exp(BETWEEN * random.nextGaussian());
        }
        List<Run> cohort = new ArrayList<>();
        for (int run = 0; run < plan.n(); run++) {
            Bad bad = run == 0 ? plan.bad() : Bad.NOTHING;
            cohort.add(run(plan, run, means, cvs, bad, Set.of(), random));
        }
        Set<MetricKey> shifted = new HashSet<>();
        while (shifted.size() < plan.shifts()) {
            shifted.add(plan.keys().get(random.nextInt(size)));
        }
        return new Simulated(cohort, run(plan, plan.n(), means, cvs, Bad.NOTHING, shifted, random), shifted);
    }

    private static Run run(
            Plan plan, int at, double[] means, double[] cvs, Bad bad, Set<MetricKey> shifted, Random random) {
        if (plan.chance() == Chance.SHARE) {
            return new Run(Loaded.facts(at), new SharesOfRequests(plan, random).measurements(), List.of());
        }
        List<Measurement> measurements = new ArrayList<>(means.length);
        for (int i = 0; i < means.length; i++) {
            MetricKey key = plan.keys().get(i);
            double factor = bad.factor(plan.layout().service(i)) * (shifted.contains(key) ? 1.25 : 1);
            double value = plan.chance().draw(means[i], cvs[i], random) * factor;
            measurements.add(new Measurement(key, plan.unit(), value));
        }
        return new Run(Loaded.facts(at), measurements, List.of());
    }

    /** Neighbouring seeds of {@link Random} begin alike. */
    private static long scrambled(long seed) {
        long z = (seed ^ (seed >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
