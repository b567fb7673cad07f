package io.benchmarkagent.baseline.history;

/**
 * A step that later runs have confirmed.
 *
 * @param index the first run of the new level, 0 for the oldest
 * @param earliest {@code index} lies in {@code [earliest, latest]} with a probability of about .95
 * @param latest see {@code earliest}
 * @param before the mean of the level before it, single outliers pulled in
 * @param after the mean of the level that starts with it
 * @param sizeSd the step in standard deviations of the residuals, negative for a step down
 * @param p corrected for the search: how often a series of this length and autocorrelation without any step shows one as clear
 */
public record ChangePoint(int index, int earliest, int latest, double before, double after, double sizeSd, double p) {
    public enum Direction {
        UP,
        DOWN
    }

    public ChangePoint {
        if (earliest > index || index > latest) {
            throw new IllegalArgumentException("the step at " + index + " is outside " + earliest + " to " + latest);
        }
    }

    public Direction direction() {
        return sizeSd > 0 ? Direction.UP : Direction.DOWN;
    }
}
