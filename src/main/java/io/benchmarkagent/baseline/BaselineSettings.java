package io.benchmarkagent.baseline;

/**
 * How a cohort is chosen.
 *
 * @param size the newest so many comparable earlier runs
 * @param durationTolerance how far durations of comparable runs may differ, 0.1 is 10 %
 * @param nearest how many almost comparable runs are shown
 */
public record BaselineSettings(int size, double durationTolerance, int nearest) {
    public static final BaselineSettings STANDARD = new BaselineSettings(40, 0.10, 5);

    /** Fewer earlier runs than this give percentages and no σ. */
    public static final int FEWEST_FOR_SIGMA = 3;

    public BaselineSettings {
        if (size < FEWEST_FOR_SIGMA) {
            throw new IllegalArgumentException("baseline.size is " + size + "; give " + FEWEST_FOR_SIGMA + " or more");
        }
        if (nearest < 0) {
            throw new IllegalArgumentException("baseline.nearest is " + nearest + "; give 0 or more");
        }
        if (!(durationTolerance >= 0 && durationTolerance < 1)) {
            throw new IllegalArgumentException(
                    "baseline.duration-tolerance is " + durationTolerance + "; give 0 to 1, 0.1 is 10 %");
        }
    }
}
