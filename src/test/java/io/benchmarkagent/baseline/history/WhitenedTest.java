package io.benchmarkagent.baseline.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Literals: generalised least squares with the inverse of the full covariance matrix, NumPy. */
class WhitenedTest {
    private static final Offset<Double> DIGITS = within(1e-12);
    private static final double[] Y = {.1, -.3, .4, .2, 1.5, 1.2, 1.9, 1.4, 1.1};

    private final Whitened whitened = new Whitened(Y, .4);

    @Test
    void oneLevelLeavesTheGeneralisedSumOfSquares() {
        assertThat(whitened.cost(0, 9)).isCloseTo(3.0899612903225804, DIGITS);
    }

    @Test
    void aStepTakesFromItWhatTheSecondRegressorExplains() {
        assertThat(whitened.gains(0, 9)[4]).isCloseTo(2.1909097278225804, DIGITS);
        assertThat(whitened.effect(0, 9, 4)).isCloseTo(1.2876953125, DIGITS);
    }

    @Test
    void aStretchIsASeriesOfItsOwn() {
        Whitened alone = new Whitened(new double[] {.4, .2, 1.5, 1.2, 1.9}, .4);

        assertThat(whitened.cost(2, 7)).isCloseTo(alone.cost(0, 5), DIGITS);
        assertThat(whitened.gains(2, 7)).containsExactly(alone.gains(0, 5), DIGITS);
    }
}
