package io.benchmarkagent.baseline;

import java.util.Arrays;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;

/**
 * Where one new run lies if nothing changed: Student's t prediction interval, s·√(1 + 1/n) with n - 1 degrees of freedom. Positive
 * quantities are judged on the log scale, where benchmark noise is closer to normal and no expected range reaches below zero.
 *
 * <p>Source: Hahn &amp; Meeker, Statistical Intervals, ch. 4. Needs two runs or more that are not all the same.
 * {@link StrictMath}, because logarithms of {@link Math} differ in their last bit between machines, and findings do not.
 */
public final class PredictionInterval {
    /** The two-sided tail of two standard deviations of a normal distribution. */
    public static final double TWO_SIGMA = 0.0455002638963584;

    private final boolean log;
    private final double centre;
    private final double scale;
    private final TDistribution t;

    private PredictionInterval(boolean log, double centre, double scale, TDistribution t) {
        this.log = log;
        this.centre = centre;
        this.scale = scale;
        this.t = t;
    }

    /**
     * The interval to judge {@code value} by. A value of zero or less has no logarithm: it is judged on the plain scale, whatever
     * the baseline is.
     */
    public static PredictionInterval of(Baseline baseline, double value) {
        boolean log = baseline.allPositive() && value > 0;
        double[] values = baseline.values();
        double[] scaled = log ? Arrays.stream(values).map(StrictMath::log).toArray() : values;
        double sd = new StandardDeviation().evaluate(scaled);
        return new PredictionInterval(
                log,
                new Mean().evaluate(scaled),
                sd * Math.sqrt(1 + 1.0 / scaled.length),
                new TDistribution(null, scaled.length - 1.0));
    }

    /** The two-sided probability of a value at least this far out when nothing changed. */
    public double pValue(double value) {
        return Math.min(1, 2 * t.cumulativeProbability(-Math.abs(steps(value))));
    }

    /** The normal quantile of the same two-sided probability, with the sign of the deviation. */
    public double sigma(double value) {
        return Math.copySign(NormalTail.quantile(pValue(value)), steps(value));
    }

    private double steps(double value) {
        return ((log ? StrictMath.log(value) : value) - centre) / scale;
    }

    public double low() {
        return end(-quantile(TWO_SIGMA));
    }

    public double high() {
        return end(quantile(TWO_SIGMA));
    }

    /**
     * The smallest relative change, in per cent of the centre, that would be found with probability {@code power} at a two-sided
     * false-alarm probability {@code alpha}: (t(1 - α/2) + t(power))·s·√(1 + 1/n).
     */
    public double detectableChangePct(double alpha, double power) {
        double reach = (quantile(alpha) + t.inverseCumulativeProbability(power)) * scale;
        return 100 * (log ? StrictMath.expm1(reach) : reach / Math.abs(centre));
    }

    private double quantile(double alpha) {
        return t.inverseCumulativeProbability(1 - alpha / 2);
    }

    private double end(double steps) {
        double end = centre + steps * scale;
        return log ? StrictMath.exp(end) : end;
    }
}
