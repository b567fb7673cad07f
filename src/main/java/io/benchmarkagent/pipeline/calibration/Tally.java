package io.benchmarkagent.pipeline.calibration;

/**
 * Counts, run by run, how many observations lie beyond a limit. Sums only, so that an archive of any size takes the same room.
 *
 * <p>Source of the standard error: the ratio estimator and the design effect of cluster sampling, Cochran 1977, Sampling Techniques,
 * chapters 6 and 9.
 */
final class Tally {
    private long runs;
    private double beyond;
    private double all;
    private double beyondSquares;
    private double allSquares;
    private double products;

    /** @param beyondHere of {@code allHere} observations of one run */
    void add(long beyondHere, long allHere) {
        if (allHere > 0) {
            runs++;
            beyond += beyondHere;
            all += allHere;
            beyondSquares += (double) beyondHere * beyondHere;
            allSquares += (double) allHere * allHere;
            products += (double) beyondHere * allHere;
        }
    }

    Rate rate(double meant) {
        if (all == 0) {
            return new Rate(0, 0, 0, 0, 0, meant);
        }
        double share = beyond / all;
        double together = Math.sqrt(Math.max(1, designEffect(share)));
        return new Rate(
                (long) beyond,
                (long) all,
                share,
                together * independent(beyond == 0 ? meant : share),
                together * independent(meant),
                meant);
    }

    /** How many times as far as that of independent observations the share's variance goes, from how it varies between runs. */
    private double designEffect(double share) {
        double alone = independent(share);
        if (runs < 2 || alone == 0) {
            return 1;
        }
        double squares = beyondSquares - 2 * share * products + share * share * allSquares;
        return squares * runs / (runs - 1) / (all * all) / (alone * alone);
    }

    private double independent(double share) {
        return Math.sqrt(share * (1 - share) / all);
    }
}
