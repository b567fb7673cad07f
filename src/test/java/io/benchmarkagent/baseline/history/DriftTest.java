package io.benchmarkagent.baseline.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Literals: scipy.stats.theilslopes; Mann and Kendall's score and tied variance by their formulas in Python, the variance confirmed by
 * scipy.stats.kendalltau(method="asymptotic"), whose p is the one without correction for continuity.
 */
class DriftTest {
    /** The Nile at Aswan, 1871 to 1890. */
    private static final double[] NILE = {
        1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958, 1140
    };

    private static final double[] RISING = {12.1, 12.4, 11.9, 12.8, 12.6, 12.6, 13.1, 12.9, 13.4, 13.3, 13.9, 13.6};

    @Test
    void theSlopeIsTheilsAndSens() {
        assertThat(TheilSen.slope(NILE)).isCloseTo(-7.142857142857143, within(1e-12));
        assertThat(TheilSen.slope(RISING)).isCloseTo(.15, within(1e-12));
    }

    @Test
    void theTestIsMannsAndKendallsWithTies() {
        MannKendall nile = MannKendall.of(NILE);
        assertThat(nile.score()).isEqualTo(-46);
        assertThat(nile.variance()).isCloseTo(945.3333333333334, within(1e-9));
        assertThat(nile.pValue()).isCloseTo(.14330545886419635, within(1e-12));

        MannKendall rising = MannKendall.of(RISING);
        assertThat(rising.score()).isEqualTo(51);
        assertThat(rising.variance()).isCloseTo(211.66666666666666, within(1e-9));
        assertThat(rising.pValue()).isCloseTo(.0005888105113320046, within(1e-12));
    }

    @Test
    void aSteadyRiseIsADrift() {
        Drift drift = Drift.of(RISING).orElseThrow();

        assertThat(drift.perRun()).isCloseTo(.15, within(1e-12));
        assertThat(drift.total()).isCloseTo(11 * .15, within(1e-12));
        assertThat(drift.runs()).isEqualTo(12);
        assertThat(Drift.of(NILE)).isEmpty();
    }

    @Test
    void fewerThanTenRunsShowNoDrift() {
        double[] ten = IntStream.range(0, 10).mapToDouble(t -> t).toArray();

        assertThat(Drift.of(Arrays.copyOf(ten, 9))).isEmpty();
        assertThat(Drift.of(ten)).isPresent();
    }

    @Test
    void autocorrelatedNoiseIsNoDrift() {
        assertThat(share(seed -> MannKendall.of(Noise.of(seed, 50, .6)).pValue() <= .01))
                .isGreaterThan(.1);
        assertThat(share(seed -> Drift.of(Noise.of(seed, 50, .6)).isPresent())).isLessThan(.05);
    }

    @Test
    void oneBadRunMakesNoDrift() {
        assertThat(Drift.of(Noise.with(new double[30], 29, 1e12))).isEmpty();
    }

    @Test
    void everySeriesHasAnAnswer() {
        assertThat(Drift.of(new double[0])).isEmpty();
        assertThat(Drift.of(new double[5000])).isEmpty();
        assertThat(Drift.of(IntStream.range(0, 2000).mapToDouble(t -> t * 1e304).toArray())
                        .orElseThrow()
                        .runs())
                .isEqualTo(1000);
    }

    private static double share(IntPredicate found) {
        return IntStream.range(0, 300).filter(found).count() / 300.0;
    }
}
