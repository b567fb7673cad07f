package io.benchmarkagent.baseline;

import io.benchmarkagent.run.RunKey;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/** The distribution of one metric over the cohort: one number for each run, oldest first. */
public final class Baseline {
    private static final Percentile R7 = new Percentile().withEstimationType(Percentile.EstimationType.R_7);

    /** Relative; sums of the same numbers in another order differ by less. */
    private static final double LAST_DIGITS = 1e-12;

    /** The square of less is 0. */
    private static final double TINIEST = 1e-100;

    private final List<Value> runs;
    private final double[] values;

    /** @throws IllegalArgumentException without a run there is no distribution */
    public Baseline(List<Value> runs) {
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("a baseline of no runs; give one or more");
        }
        this.runs = List.copyOf(runs);
        this.values = runs.stream().mapToDouble(Value::value).toArray();
    }

    /** What one run of the cohort measured. */
    public record Value(RunKey run, double value) {}

    public List<Value> runs() {
        return runs;
    }

    public int n() {
        return values.length;
    }

    public double mean() {
        return scaled(Spread::mean);
    }

    /** Sample standard deviation (n - 1); 0 for a single run. */
    public double sd() {
        return isConstant() ? 0 : scaled(spread -> Math.sqrt(spread.squares() / spread.df()));
    }

    /** Of the values over the largest of them, because sums and squares of very large numbers are infinite. */
    private double scaled(ToDoubleFunction<Spread> figure) {
        double largest = largest();
        return largest == 0
                ? 0
                : figure.applyAsDouble(Spread.of(
                                Arrays.stream(values).map(v -> v / largest).toArray()))
                        * largest;
    }

    /** The largest absolute value. */
    double largest() {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }

    public double median() {
        return R7.evaluate(values, 50);
    }

    /** Median absolute deviation from the median, not scaled to a standard deviation. */
    public double mad() {
        double median = median();
        double[] deviations = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            deviations[i] = Math.abs(values[i] - median);
        }
        return R7.evaluate(deviations, 50);
    }

    /** All runs measured the same number, but for its last digits, so that it has no spread to judge by. */
    public boolean isConstant() {
        DoubleSummaryStatistics range = Arrays.stream(values).summaryStatistics();
        double largest = Math.max(Math.abs(range.getMin()), Math.abs(range.getMax()));
        return range.getMax() - range.getMin() <= Math.max(LAST_DIGITS * largest, TINIEST);
    }

    public boolean allPositive() {
        return runs.stream().allMatch(run -> run.value() > 0);
    }

    public boolean allZero() {
        return runs.stream().allMatch(run -> run.value() == 0);
    }

    double[] values() {
        return values.clone();
    }
}
