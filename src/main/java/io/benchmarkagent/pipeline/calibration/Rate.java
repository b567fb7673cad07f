package io.benchmarkagent.pipeline.calibration;

/**
 * How often observations lie beyond a limit, and how often they are meant to.
 *
 * @param beyond how many observations
 * @param of so many
 * @param share of {@code of}; 0.01 is 1 %
 * @param standardError of the share, from how it varies between runs: the observations of one run are no independent witnesses. At
 *     least what as many independent ones would have
 * @param errorIfMeant the same, if the share were the one that is meant
 * @param meant the share of a normal distribution
 */
public record Rate(long beyond, long of, double share, double standardError, double errorIfMeant, double meant) {
    /** Two-sided shares of the normal distribution beyond 2 and 3 standard deviations. */
    static final double TWO = 0.0455002638963584;

    static final double THREE = 0.0026997960632602;

    /** Fewer than so many alarms expected, and nothing can be said of their rate. */
    private static final double FEWEST = 5;

    /** What the rate says. */
    public enum Word {
        CANNOT_TELL,
        AS_MEANT,
        TOO_MANY,
        TOO_FEW
    }

    /** Held against what is meant, at so many standard errors. */
    public Word word(double errors) {
        double excess = share - meant;
        if (of * meant < FEWEST && beyond < FEWEST) {
            return Word.CANNOT_TELL;
        }
        return Math.abs(excess) <= errors * errorIfMeant ? Word.AS_MEANT : excess > 0 ? Word.TOO_MANY : Word.TOO_FEW;
    }
}
