package io.benchmarkagent.baseline;

/**
 * How much oftener than normal noise a kind of metrics strays far: the t distribution of unit variance that has the pooled kurtosis of
 * its left-out runs. Between two and three σ it changes little, beyond it takes back what heavy tails would claim.
 *
 * @param df of that t distribution; infinite for normal tails
 */
record Tail(double df) {
    static final Tail NORMAL = new Tail(Double.POSITIVE_INFINITY);

    /** Fewer numbers tell a heavy tail from chance too badly. */
    private static final int ENOUGH = 480;

    /** Of kinds of which heavy tails are the rule: from here on what chance may give is less than what they have. */
    private static final int ENOUGH_WHERE_USUAL = 120;

    /** Taken off the kurtosis: what chance may have given it is no heavy tail. */
    private static final double STANDARD_ERRORS = 2;

    /** The kurtosis of t is infinite from four degrees of freedom down. */
    private static final double LEAST = 4;

    /** Whether so many numbers tell a heavy tail from chance. */
    static boolean isTold(double[] leftOut) {
        return leftOut.length >= ENOUGH;
    }

    /** Of the σ that each run would have had against the others, if that were normal noise of variance 1. */
    static Tail of(double[] leftOut) {
        return isTold(leftOut) ? estimated(leftOut) : NORMAL;
    }

    /** The same of numbers whose tails are usually heavy: fewer are enough to tell so. */
    static Tail usuallyHeavy(double[] leftOut) {
        return leftOut.length >= ENOUGH_WHERE_USUAL ? estimated(leftOut) : NORMAL;
    }

    private static Tail estimated(double[] leftOut) {
        double second = 0;
        double fourth = 0;
        for (double sigma : leftOut) {
            second += sigma * sigma / leftOut.length;
            fourth += sigma * sigma * sigma * sigma / leftOut.length;
        }
        double excess = fourth / (second * second) - 3 - STANDARD_ERRORS * Math.sqrt(24.0 / leftOut.length);
        return excess > 0 ? new Tail(LEAST + 6 / excess) : NORMAL;
    }

    /** The two-sided probability, with these tails, of what is {@code p} with normal ones. */
    double corrected(double p) {
        return isNormal() ? p : new Student(df).tail(NormalTail.quantile(p) / unit());
    }

    /** What {@link #corrected} makes {@code p} of. */
    double uncorrected(double p) {
        return isNormal() ? p : NormalTail.twoSided(new Student(df).quantile(p) * unit());
    }

    private boolean isNormal() {
        return Double.isInfinite(df);
    }

    private double unit() {
        return Math.sqrt((df - 2) / df);
    }
}
