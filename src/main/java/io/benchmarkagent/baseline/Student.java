package io.benchmarkagent.baseline;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.special.Gamma;

/** Student's t, two-sided. A quantile is searched for once: many metrics ask for the same. */
public final class Student {
    private final double df;
    private final TDistribution t;
    private final Map<Double, Double> quantiles = new ConcurrentHashMap<>();

    public Student(double df) {
        this.df = df;
        this.t = new TDistribution(null, df);
    }

    /** P(|T| ≥ |t|). */
    public double tail(double at) {
        return Math.min(1, 2 * t.cumulativeProbability(-Math.abs(at)));
    }

    /** t ≥ 0 with P(|T| ≥ t) = p. */
    public double quantile(double p) {
        return quantiles.computeIfAbsent(p, tail -> -t.inverseCumulativeProbability(tail / 2));
    }

    /**
     * The shift, in standard errors, after which |T| exceeds {@code bound} with this probability: the noncentral t in its normal
     * approximation, exact as the degrees of freedom grow.
     *
     * <p>Source: Johnson, Kotz &amp; Balakrishnan, Continuous Univariate Distributions 2, ch. 31: Z - bound·S is nearly normal.
     */
    public double shiftToExceed(double bound, double power) {
        double meanOfS = Math.sqrt(2 / df) * StrictMath.exp(Gamma.logGamma((df + 1) / 2) - Gamma.logGamma(df / 2));
        double sd = Math.sqrt(1 + bound * bound * Math.max(0, 1 - meanOfS * meanOfS));
        return bound * meanOfS + NormalTail.quantile(2 * (1 - power)) * sd;
    }
}
