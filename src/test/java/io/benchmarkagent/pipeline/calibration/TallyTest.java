package io.benchmarkagent.pipeline.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TallyTest {
    private final Tally tally = new Tally();

    /** By hand: shares .1, .3, .2 of 10, 10, 20; the residuals are -1, 1, 0, so the variance is 2 · 3/2 / 40². */
    @Test
    void theStandardErrorIsThatOfARatioOverRuns() {
        tally.add(1, 10);
        tally.add(3, 10);
        tally.add(4, 20);
        Rate rate = tally.rate(.2);
        assertThat(rate.share()).isEqualTo(.2);
        // Independent observations have more here: sqrt(.2 · .8 / 40).
        assertThat(rate.standardError()).isCloseTo(Math.sqrt(.2 * .8 / 40), within(1e-12));
    }

    @Test
    void observationsThatAlarmTogetherTellLess() {
        tally.add(10, 10);
        tally.add(0, 10);
        tally.add(0, 10);
        tally.add(0, 10);
        Rate rate = tally.rate(.25);
        // The residuals are 7.5 and three times -2.5: (56.25 + 3 · 6.25) · 4/3 = 100, over 40².
        assertThat(rate.standardError()).isCloseTo(.25, within(1e-12));
        assertThat(rate.errorIfMeant()).isCloseTo(.25, within(1e-12));
    }

    @Test
    void noAlarmAtAllIsNotCertainty() {
        tally.add(0, 1000);
        tally.add(0, 1000);
        Rate rate = tally.rate(Rate.THREE);
        assertThat(rate.share()).isZero();
        assertThat(rate.standardError()).isCloseTo(Math.sqrt(Rate.THREE * (1 - Rate.THREE) / 2000), within(1e-12));
        assertThat(rate.word(3)).isEqualTo(Rate.Word.AS_MEANT);
    }

    @Test
    void fewObservationsTellNothing() {
        tally.add(1, 100);
        assertThat(tally.rate(Rate.THREE).word(2)).isEqualTo(Rate.Word.CANNOT_TELL);
    }

    @Test
    void theWordGoesByTheErrorsOfWhatIsMeant() {
        for (int run = 0; run < 100; run++) {
            tally.add(run % 10 == 0 ? 1 : 0, 20);
        }
        Rate rate = tally.rate(Rate.THREE);
        assertThat(rate.share()).isEqualTo(.005);
        assertThat(rate.word(1.9)).isEqualTo(Rate.Word.TOO_MANY);
        assertThat(rate.word(2.1)).isEqualTo(Rate.Word.AS_MEANT);
        assertThat(tally.rate(Rate.TWO).word(2)).isEqualTo(Rate.Word.TOO_FEW);
    }

    @Test
    void ofNothingThereIsNoShare() {
        tally.add(0, 0);
        assertThat(tally.rate(Rate.TWO).of()).isZero();
    }
}
