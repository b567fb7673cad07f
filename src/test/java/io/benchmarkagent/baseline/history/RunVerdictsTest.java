package io.benchmarkagent.baseline.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RunVerdictsTest {
    private static final double[] QUIET = Noise.of(21, 30, 0);

    @Test
    void aRunOnItsLevelIsNothing() {
        assertThat(new RunVerdicts(QUIET).ofNewest()).isEqualTo(RunVerdict.NONE);
    }

    @Test
    void aNewRunAloneIsAnOutlier() {
        assertThat(new RunVerdicts(then(8)).ofNewest()).isEqualTo(RunVerdict.OUTLIER);
    }

    @Test
    void twoOrThreeToTheSameSideAreASuspectedStep() {
        assertThat(new RunVerdicts(then(8, 9)).ofNewest()).isEqualTo(RunVerdict.SUSPECTED_STEP);
        assertThat(new RunVerdicts(then(8, 9, 8.5)).ofNewest()).isEqualTo(RunVerdict.SUSPECTED_STEP);
    }

    @Test
    void oneUpAndOneDownAreTwoOutliers() {
        assertThat(new RunVerdicts(then(8, -8)).ofNewest()).isEqualTo(RunVerdict.OUTLIER);
    }

    @Test
    void laterRunsConfirmAStep() {
        RunVerdicts later = new RunVerdicts(then(8, 9, 8.5, 9.5, 8, 9));

        assertThat(later.outcome(30, true, back(5, 0))).isEqualTo(Outcome.CONFIRMED);
        assertThat(later.ofNewest()).isEqualTo(RunVerdict.NONE);
    }

    @Test
    void aStepTheOtherWayConfirmsNothing() {
        RunVerdicts later = new RunVerdicts(then(8, -9, -8.5, -9.5, -8, -9));

        assertThat(later.outcome(30, true, back(0, 5))).isEqualTo(Outcome.WITHDRAWN);
    }

    @Test
    void laterRunsWithdrawAnOutlier() {
        RunVerdicts later = new RunVerdicts(then(8, .1, -.3, .5));

        assertThat(later.outcome(30, true, back(0, 3))).isEqualTo(Outcome.WITHDRAWN);
        assertThat(later.ofNewest()).isEqualTo(RunVerdict.NONE);
    }

    @Test
    void whatWentAwayBeforeItWasALevelIsWithdrawnToo() {
        assertThat(new RunVerdicts(then(8, 9, .1, -.3, .5)).outcome(30, true, back(1, 3)))
                .isEqualTo(Outcome.WITHDRAWN);
    }

    @Test
    void twoLaterRunsAreTooFewToWithdrawIt() {
        assertThat(new RunVerdicts(then(8, .1, -.3)).outcome(30, true, back(0, 2)))
                .isEqualTo(Outcome.OPEN);
    }

    @Test
    void aHistoryTooShortForAStepIsNotWithdrawnByLaterRunsThatStay() {
        RunVerdicts later = new RunVerdicts(new double[] {1, 1.1, .9, 8, 8.1, 7.9, 8});

        assertThat(later.outcome(3, true, back(3, 0))).isEqualTo(Outcome.OPEN);
    }

    @Test
    void laterRunsThatDoNotAgreeLeaveItOpen() {
        List<Boolean> mixed = List.of(true, false, true, true);

        assertThat(new RunVerdicts(then(8, .1, 4, -.3, .2)).outcome(30, true, mixed))
                .isEqualTo(Outcome.OPEN);
    }

    /** First those that stay, then those that are back. */
    private static List<Boolean> back(int stay, int back) {
        return Stream.concat(Collections.nCopies(stay, false).stream(), Collections.nCopies(back, true).stream())
                .toList();
    }

    @Test
    void anyChangeFromAConstantIsOutOfLine() {
        double[] constant = new double[10];
        Arrays.fill(constant, 5);

        assertThat(new RunVerdicts(constant).ofNewest()).isEqualTo(RunVerdict.NONE);
        assertThat(new RunVerdicts(Noise.with(constant, 9, 5.001)).ofNewest()).isEqualTo(RunVerdict.OUTLIER);
    }

    @Test
    void threeRunsAreNeededToBeOutOfLineWith() {
        assertThat(new RunVerdicts(new double[] {}).ofNewest()).isEqualTo(RunVerdict.NONE);
        assertThat(new RunVerdicts(new double[] {1}).ofNewest()).isEqualTo(RunVerdict.NONE);
        assertThat(new RunVerdicts(new double[] {1, 1, 9}).ofNewest()).isEqualTo(RunVerdict.NONE);
        assertThat(new RunVerdicts(new double[] {1, 1, 1, 9}).ofNewest()).isEqualTo(RunVerdict.OUTLIER);
    }

    @Test
    void inNoiseOneRunInThreeHundredLooksOutOfLine() {
        double share = IntStream.range(0, 3000)
                        .filter(seed -> new RunVerdicts(Noise.of(seed, 12, 0)).ofNewest() != RunVerdict.NONE)
                        .count()
                / 3000.0;

        assertThat(share).isBetween(.0005, .01);
    }

    private static double[] then(double... newest) {
        return DoubleStream.concat(Arrays.stream(QUIET), Arrays.stream(newest)).toArray();
    }
}
