package io.benchmarkagent.detection;

import io.benchmarkagent.baseline.history.ChangePoints;
import java.util.List;

/**
 * How many courses could be judged by themselves.
 *
 * @param judged had the samples of a level before and one after
 * @param tooShort had some, and fewer than that
 */
public record CoursesJudged(int judged, int tooShort) {
    /** Of a course that is judged. */
    public static final int FEWEST = 2 * ChangePoints.CONFIRMING_RUNS;

    /** Of a level that is told: what holds for fewer samples is a spike, and no step. */
    public static final int HELD = ChangePoints.CONFIRMING_RUNS;

    public static CoursesJudged of(Examination examination) {
        List<SteadySeries> all = SteadySeries.of(examination).stream()
                .filter(one -> one.samples().size() > 0)
                .toList();
        int judged =
                (int) all.stream().filter(one -> one.samples().size() >= FEWEST).count();
        return new CoursesJudged(judged, all.size() - judged);
    }
}
