package io.benchmarkagent.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountExpectationTest {

    /** Literals by SciPy's binom: 2·min(mid-p of either side). */
    @ParameterizedTest
    @CsvSource({
        "3, 0, 8, 0.001371742112482853",
        "9, 24, 8, 0.010617426467138258",
        "0, 24, 8, 0.059202420224738095",
        "25, 75, 5, 0.03358087559683255"
    })
    void countsBelowThirtyAreJudgedByTheConditionalBinomialWithMidP(double value, double earlier, int n, double p) {
        assertThat(alike(earlier, n).pValue(value)).isCloseTo(p, within(1e-12));
    }

    @Test
    void aCountThatNeverMovedGivesNeitherInfinityNorSilence() {
        assertThat(alike(0, 8).sigma(3)).isBetween(3.0, 3.5);
        assertThat(alike(0, 8).sigma(1)).isLessThan(2);
        assertThat(alike(0, 8).sigma(5000)).isFinite();
        assertThat(alike(0, 8).low()).isZero();
    }

    @Test
    void theEndsOfTheExpectedRangeAreTheLastCountsWithinTwoSigma() {
        CountExpectation expected = alike(24, 8);

        assertThat(expected.sigma(expected.high())).isLessThanOrEqualTo(2);
        assertThat(expected.sigma(expected.high() + 1)).isGreaterThan(2);
        assertThat(expected.low()).isZero();
    }

    @Test
    void countsThatVaryMoreThanChanceAreJudgedByTheirOwnSpread() {
        CountExpectation wide = new CountExpectation(24, 1 / 9.0, 4, 1);

        assertThat(wide.pValue(9)).isGreaterThan(5 * alike(24, 8).pValue(9));
    }

    private static CountExpectation alike(double earlier, int n) {
        return new CountExpectation(earlier, 1.0 / (n + 1), 1, 1);
    }
}
