package io.benchmarkagent.baseline;

/**
 * What the subjects of one kind have in common in one run: the median of their deviations, on the log scale. It counts when it is far
 * more than chance gives a median, and most subjects went along; else it is 0, and what a few subjects did stays theirs.
 *
 * <p>Source: Tukey's median polish (Exploratory Data Analysis, 1977), with a threshold so that noise is not polished off.
 */
final class CommonEffect {
    private static final int FEWEST_SUBJECTS = 6;

    /** Standard errors of a median; chance gives more in one of 16,000 where the spread is known. */
    private static final double FAR = 4;

    /** Of few subjects the spread is not known well: of twelve it takes half as much again. */
    private static final double FEW_SUBJECTS = 6;

    /** √(π/2): how much wider a median varies than a mean. */
    private static final double OF_A_MEDIAN = 1.2533141373155003;

    /** Subjects that differ by less are one subject: nothing of it would be left to judge by. */
    private static final double SAME = 1e-9;

    private static final double MOST = 2.0 / 3;

    private CommonEffect() {}

    /**
     * @param deviations of each subject from what it usually is; NaN where not measured
     * @param usualSpread of the deviations within other runs
     */
    static double of(double[] deviations, double usualSpread) {
        double median = Medians.of(deviations);
        int measured = 0;
        int along = 0;
        for (double deviation : deviations) {
            measured += Double.isNaN(deviation) ? 0 : 1;
            along += deviation * Math.signum(median) > Math.abs(median) / 2 ? 1 : 0;
        }
        if (measured < FEWEST_SUBJECTS || along < MOST * measured) {
            return 0;
        }
        double spread = Math.max(Medians.spread(deviations, median), usualSpread);
        if (spread <= SAME * Math.abs(median)) {
            return 0;
        }
        return Math.abs(median) > standardErrors(measured) * OF_A_MEDIAN * spread / Math.sqrt(measured) ? median : 0;
    }

    private static double standardErrors(int measured) {
        return FAR * (1 + FEW_SUBJECTS / measured);
    }
}
