package io.benchmarkagent.baseline;

import org.apache.commons.math3.special.Beta;

/**
 * Where a count, or a share of a known number of requests, lies if nothing changed: given the sum of all events, this run's are binomial, with its share of the exposure (runs, or requests). Exact
 * for few events, also where all earlier runs had none; mid-p, because a whole step of a count is a large step.
 *
 * <p>Source: Przyborowski &amp; Wilenski 1940 for the conditional test, Lancaster 1961 for mid-p.
 *
 * @param earlier how many events all earlier runs had
 * @param share of this run in the exposure of all runs; 1/(n + 1) for runs alike
 * @param dispersion how many times wider than Poisson counts of this kind vary, at least 1
 * @param unit of one event in the metric: 1 for counts, 100/requests for a percentage
 */
record CountExpectation(double earlier, double share, double dispersion, double unit) implements Expectation {
    private static final int FARTHEST = 10_000;

    @Override
    public double pValue(double value) {
        double upper = upper(value / unit);
        return Math.min(1, 2 * Math.min(upper, 1 - upper));
    }

    @Override
    public double sigma(double value) {
        return Math.copySign(NormalTail.quantile(pValue(value)), value / unit - mean());
    }

    @Override
    public double low() {
        double events = Math.floor(mean());
        while (events > 0 && pValue((events - 1) * unit) >= PredictionInterval.TWO_SIGMA) {
            events--;
        }
        return events * unit;
    }

    @Override
    public double high() {
        return (firstBeyond(PredictionInterval.TWO_SIGMA) - 1) * unit;
    }

    /** Of a Poisson mean that reaches the first count found, in its normal approximation; none from a mean of 0. */
    @Override
    public double detectableChangePct(double alpha, double power, double floorPct) {
        double found = firstBeyond(alpha);
        double wanted = found + NormalTail.quantile(2 * (1 - power)) * Math.sqrt(found * dispersion);
        return Math.max(100 * (wanted / mean() - 1), floorPct);
    }

    private double firstBeyond(double alpha) {
        double events = Math.ceil(mean()) + 1;
        while (events < FARTHEST && pValue(events * unit) >= alpha) {
            events++;
        }
        return events;
    }

    private double mean() {
        return earlier * share / (1 - share);
    }

    /** P(Y &gt; y) + P(Y = y)/2. */
    private double upper(double events) {
        double here = events / dispersion;
        double before = earlier / dispersion;
        double atLeast = here <= 0 ? 1 : Beta.regularizedBeta(share, here, before + 1);
        double more = before <= 0 ? 0 : Beta.regularizedBeta(share, here + 1, before);
        return (atLeast + more) / 2;
    }
}
