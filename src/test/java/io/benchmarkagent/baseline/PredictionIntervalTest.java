package io.benchmarkagent.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Literals are independent of the library under test: the tail of Student's t as ∫ sin^(ν-1) over (0, atan(√ν/t)) by Simpson's rule in
 * Python, its inverse by bisection, normal tails by Python's math.erfc; at least ten digits.
 */
class PredictionIntervalTest {
    private static final double TWO = 0.0455002638963584;
    private static final double THREE = 0.0026997960632602;
    private static final Offset<Double> DIGITS = within(1e-8);

    /** The multipliers as the table of the statistics rounds them. */
    @ParameterizedTest
    @CsvSource({"3, 5.23, 22.2", "5, 3.14, 7.25", "8, 2.58, 4.80", "10, 2.43, 4.29", "20, 2.19, 3.53", "30, 2.12, 3.33"
    })
    void theMultiplierThatIsReallyTwoSigmaDependsOnTheNumberOfRuns(int n, double two, double three) {
        assertThat(sigmaAt(n, two)).isCloseTo(2, within(.006));
        assertThat(sigmaAt(n, three)).isCloseTo(3, within(.006));
        assertThat(sigmaAt(n, -two)).isCloseTo(-2, within(.006));
    }

    @ParameterizedTest
    @CsvSource({
        "3, 5.2267943500, 22.1780378815",
        "5, 3.1431709817, 7.2520722867",
        "8, 2.5761368668, 4.8047626602",
        "10, 2.4330329521, 4.2940911918",
        "20, 2.1933533795, 3.5323628373",
        "30, 2.1245155568, 3.3346516900"
    })
    void toTenDigits(int n, double two, double three) {
        assertThat(sigmaAt(n, two)).isCloseTo(2, DIGITS);
        assertThat(sigmaAt(n, three)).isCloseTo(3, DIGITS);
    }

    @ParameterizedTest
    @CsvSource({
        "3, 3.0, 9.5465966267e-02",
        "5, 2.5, 6.6766544812e-02",
        "5, 10.0, 5.6200362272e-04",
        "10, 4.0, 3.1104283104e-03",
        "20, 6.0, 8.9792354725e-06",
        "30, 30.0, 2.1977448451e-23",
        "40, 60.0, 4.9255981013e-40",
        "100, 20.0, 1.5064448595e-36"
    })
    void thePValueIsStudentsTailAlsoFarOut(int n, double t, double p) {
        Baseline baseline = spread(n);
        double value = t * baseline.sd() * Math.sqrt(1 + 1.0 / n);

        assertThat(PredictionInterval.of(baseline, value).pValue(value)).isCloseTo(p, within(p * 1e-7));
        assertThat(PredictionInterval.of(baseline, -value).pValue(-value)).isCloseTo(p, within(p * 1e-7));
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 0.6744897502",
        "0.05, 1.9599639845",
        "1e-3, 3.2905267315",
        "1e-10, 6.4669510872",
        "1e-30, 11.5238835774",
        "1e-100, 21.3059400694",
        "1e-300, 37.0657878808",
        "1, 0"
    })
    void theNormalQuantileHoldsInTheFarTail(double p, double z) {
        assertThat(NormalTail.quantile(p)).isCloseTo(z, DIGITS);
    }

    @Test
    void sigmaIsFiniteAndNeverFallsHoweverFarOut() {
        Baseline baseline = spread(40);
        double before = 0;
        for (double steps = .5; steps < 1e12; steps *= 1.7) {
            double sigma = sigmaAt(baseline, steps);
            assertThat(sigma).isFinite().isGreaterThanOrEqualTo(before);
            assertThat(sigmaAt(baseline, -steps)).isEqualTo(-sigma);
            before = sigma;
        }
        assertThat(before).isGreaterThan(30);
    }

    @Test
    void theCentreIsNoDeviation() {
        Baseline baseline = of(8, 10, 12.5);

        assertThat(PredictionInterval.of(baseline, 10).pValue(10)).isCloseTo(1, DIGITS);
        assertThat(PredictionInterval.of(baseline, 10).sigma(10)).isCloseTo(0, within(1e-6));
    }

    @Test
    void positiveQuantitiesAreJudgedOnTheLogScale() {
        PredictionInterval interval = PredictionInterval.of(of(10, 11, 12, 9, 10.5), 14);

        assertThat(interval.pValue(14)).isCloseTo(6.7701973254e-02, DIGITS);
        assertThat(interval.sigma(14)).isCloseTo(1.8269853425, DIGITS);
        assertThat(interval.low()).isCloseTo(7.4604029017, DIGITS);
        assertThat(interval.high()).isCloseTo(14.6433355252, DIGITS);
    }

    @Test
    void aValueOfZeroOrANegativeRunTakesThePlainScale() {
        PredictionInterval interval = PredictionInterval.of(of(-2, 1, 0.5, 3, -1), 4);
        assertThat(interval.low()).isCloseTo(-5.7460101005, DIGITS);
        assertThat(interval.high()).isCloseTo(6.3460101005, DIGITS);

        Baseline positive = of(10, 11, 12, 9, 10.5);
        PredictionInterval ofZero = PredictionInterval.of(positive, 0);
        assertThat(ofZero.sigma(0)).isFinite().isLessThan(-3);
        assertThat(ofZero.high() - positive.mean()).isCloseTo(positive.mean() - ofZero.low(), DIGITS);
    }

    @Test
    void theEndsOfTheExpectedRangeAreTwoSigmaOut() {
        for (double[] values : new double[][] {{10, 11, 12, 9, 10.5}, {-2, 1, 0.5, 3, -1}}) {
            PredictionInterval interval = PredictionInterval.of(of(values), values[1]);
            assertThat(interval.sigma(interval.high())).isCloseTo(2, DIGITS);
            assertThat(interval.sigma(interval.low())).isCloseTo(-2, DIGITS);
        }
    }

    /** Literals by SciPy's noncentral t: 250.55 % and 7497 %, which the normal approximation meets within 3 %. */
    @Test
    void theDetectableChangeWouldBeFoundWithTheAskedProbability() {
        assertThat(PredictionInterval.of(of(10, 11, 12, 9, 10.5), 11).detectableChangePct(.001, .8, 5))
                .isCloseTo(250.55, within(7.5));
        assertThat(PredictionInterval.of(of(-2, 1, 0.5, 3, -1), 1).detectableChangePct(.001, .8, 5))
                .isCloseTo(7497, within(225.0));
    }

    @Test
    void aChangeThatIsFoundMustExceedTheFloorAsWell() {
        assertThat(PredictionInterval.of(of(100, 100.1, 99.9, 100, 100.1), 100).detectableChangePct(.001, .8, 5))
                .isBetween(5.0, 5.2);
    }

    /** What the title of 2σ and 3σ promises, with five runs: 4.55 % and .27 % of quiet runs lie beyond. */
    @Test
    void withNothingWrongTheShareBeyondTwoAndThreeSigmaIsWhatTheNamesSay() {
        assertCalibrated(20260301, draw -> draw - 100);
        assertCalibrated(20260302, draw -> Math.exp(2 + .3 * draw));
    }

    private static void assertCalibrated(long seed, DoubleUnaryOperator quantity) {
        Random random = new Random(seed);
        int draws = 20_000;
        int beyondTwo = 0;
        int beyondThree = 0;
        for (int i = 0; i < draws; i++) {
            double[] values = DoubleStream.generate(random::nextGaussian)
                    .limit(5)
                    .map(quantity)
                    .toArray();
            double value = quantity.applyAsDouble(random.nextGaussian());
            double sigma = Math.abs(PredictionInterval.of(of(values), value).sigma(value));
            beyondTwo += sigma > 2 ? 1 : 0;
            beyondThree += sigma > 3 ? 1 : 0;
        }
        assertThat(100.0 * beyondTwo / draws).isCloseTo(100 * TWO, within(.5));
        assertThat(100.0 * beyondThree / draws).isCloseTo(100 * THREE, within(.15));
    }

    private static double sigmaAt(int n, double multiplier) {
        return sigmaAt(spread(n), multiplier);
    }

    private static double sigmaAt(Baseline baseline, double multiplier) {
        double value = multiplier * baseline.sd();
        return PredictionInterval.of(baseline, value).sigma(value);
    }

    /** n values around zero, so that they are judged on the plain scale and their mean is 0. */
    private static Baseline spread(int n) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = i - (n - 1) / 2.0;
        }
        return of(values);
    }

    private static Baseline of(double... values) {
        return BaselineTest.of(values);
    }
}
