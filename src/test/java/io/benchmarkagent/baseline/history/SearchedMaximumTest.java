package io.benchmarkagent.baseline.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchedMaximumTest {
    private static final int MARGIN = 4;
    private static final int SERIES = 3000;

    /** With the autocorrelation known: in noise, p is .05 or less in about 5 % of the series, whatever their length. */
    @ParameterizedTest
    @CsvSource({"10, 0", "40, 0", "150, 0", "10, .6", "40, .6", "150, .6"})
    void theLargestOfAllPlacesIsAsRareAsItsPValueSays(int n, double phi) {
        double share = IntStream.range(0, SERIES)
                        .filter(seed -> pValue(new Whitened(Noise.of(seed, n, phi), phi)) <= .05)
                        .count()
                / (double) SERIES;

        assertThat(share).isBetween(.02, .07);
    }

    @Test
    void aSearchOfManyPlacesCostsMoreThanOneOfFew() {
        double few = new SearchedMaximum(new Whitened(new double[20], 0).turnover(MARGIN)).pValue(3);
        double many = new SearchedMaximum(new Whitened(new double[200], 0).turnover(MARGIN)).pValue(3);

        assertThat(few).isGreaterThan(2 * .0027);
        assertThat(many).isGreaterThan(few);
    }

    /** Literals: scipy.stats, -norm.ppf(t.sf(t, df)). */
    @ParameterizedTest
    @CsvSource({"2.5, 4, 1.8332", "5, 8, 3.2760", "10, 30, 6.5841", "3, 100, 2.9283"})
    void studentsTailHasItsNormalFigure(double t, double df, double z) {
        assertThat(SearchedMaximum.normal(t, df)).isCloseTo(z, within(.02));
    }

    private static double pValue(Whitened whitened) {
        int n = whitened.n();
        double[] gains = Arrays.copyOfRange(whitened.gains(0, n), MARGIN, n - MARGIN + 1);
        double gain = Arrays.stream(gains).max().orElseThrow();
        double t = Math.sqrt(gain / ((whitened.cost(0, n) - gain) / (n - 2)));
        return new SearchedMaximum(whitened.turnover(MARGIN)).pValue(SearchedMaximum.normal(t, n - 2.0));
    }
}
