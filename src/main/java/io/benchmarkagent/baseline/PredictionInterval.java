package io.benchmarkagent.baseline;

import java.util.Arrays;

/**
 * Where one new run lies if nothing changed: Student's t prediction interval, s·√(1 + 1/n). Positive quantities are judged on the log
 * scale, where benchmark noise is closer to normal and no expected range reaches below zero.
 *
 * <p>Source: Hahn &amp; Meeker, Statistical Intervals, ch. 4. Needs two runs or more that are not all the same.
 * {@link StrictMath}, because logarithms of {@link Math} differ in their last bit between machines, and findings do not.
 */
public final class PredictionInterval implements Expectation {
    /** The two-sided tail of two standard deviations of a normal distribution. */
    public static final double TWO_SIGMA = 0.0455002638963584;

    private final boolean log;
    private final double centre;
    private final double scale;
    private final Student student;
    private final Tail tail;

    PredictionInterval(boolean log, double centre, double scale, Student student, Tail tail) {
        this.log = log;
        this.centre = centre;
        this.scale = scale;
        this.student = student;
        this.tail = tail;
    }

    /**
     * The interval to judge {@code value} by with this baseline alone: n - 1 degrees of freedom. A value of zero or less has no
     * logarithm: it is judged on the plain scale, whatever the baseline is.
     */
    public static PredictionInterval of(Baseline baseline, double value) {
        boolean log = baseline.allPositive() && value > 0;
        double largest = log ? 1 : baseline.largest();
        double[] scaled = Arrays.stream(baseline.values())
                .map(v -> log ? StrictMath.log(v) : v / largest)
                .toArray();
        Spread spread = Spread.of(scaled);
        double sd = Math.sqrt(spread.squares() / spread.df());
        return new PredictionInterval(
                log,
                spread.mean() * largest,
                sd * Math.sqrt(1 + 1.0 / scaled.length) * largest,
                new Student(spread.df()),
                Tail.NORMAL);
    }

    @Override
    public double pValue(double value) {
        return tail.corrected(student.tail(steps(value)));
    }

    @Override
    public double sigma(double value) {
        return Math.copySign(NormalTail.quantile(pValue(value)), steps(value));
    }

    private double steps(double value) {
        return log ? (StrictMath.log(value) - centre) / scale : value / scale - centre / scale;
    }

    @Override
    public double low() {
        return end(-quantile(TWO_SIGMA));
    }

    @Override
    public double high() {
        return end(quantile(TWO_SIGMA));
    }

    @Override
    public double detectableChangePct(double alpha, double power, double floorPct) {
        double found = relative(student.shiftToExceed(quantile(alpha), power) * scale);
        double large = floorPct + relative(NormalTail.quantile(2 * (1 - power)) * scale);
        return Math.max(found, large);
    }

    private double relative(double reach) {
        return 100 * (log ? StrictMath.expm1(reach) : reach / Math.abs(centre));
    }

    private double quantile(double alpha) {
        return student.quantile(tail.uncorrected(alpha));
    }

    private double end(double steps) {
        double end = centre + steps * scale;
        return log ? StrictMath.exp(end) : end;
    }
}
