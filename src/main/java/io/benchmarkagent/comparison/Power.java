package io.benchmarkagent.comparison;

import io.benchmarkagent.baseline.Student;
import java.util.OptionalInt;

/** How many runs a group needs so that a difference of a given size is found with probability .8, by a t test at .05. */
final class Power {
    private static final double POWER = 0.8;
    private static final int MOST = 1000;

    private Power() {}

    /**
     * Of runs per group, at least 2.
     *
     * @param difference in standard deviations
     * @return empty where a thousand would not do
     */
    static OptionalInt runs(double difference) {
        if (!suffices(MOST, difference)) {
            return OptionalInt.empty();
        }
        int tooFew = 1;
        int enough = MOST;
        while (enough - tooFew > 1) {
            int middle = (tooFew + enough) / 2;
            if (suffices(middle, difference)) {
                enough = middle;
            } else {
                tooFew = middle;
            }
        }
        return OptionalInt.of(enough);
    }

    private static boolean suffices(int runs, double difference) {
        Student t = new Student(2.0 * runs - 2);
        return difference * Math.sqrt(runs / 2.0) >= t.shiftToExceed(t.quantile(Estimate.BEYOND), POWER);
    }
}
