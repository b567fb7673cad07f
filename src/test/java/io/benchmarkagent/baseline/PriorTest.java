package io.benchmarkagent.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Literals by SciPy: polygamma, brentq, and Smyth's estimator written out with NumPy. */
class PriorTest {
    private static final double[][] SIX = {
        {101.74, 104.19, 101.67, 93.69, 104.63},
        {104.56, 94.77, 105.98, 103.71, 102.99},
        {100.07, 101.38, 98.18, 99.59, 98.8},
        {104.59, 100.3, 97.83, 94.3, 98.09},
        {100.03, 98.9, 105.31, 104.11, 89.72},
        {89.28, 98.96, 97.5, 101.29, 101.31}
    };

    @Test
    void theInverseOfTheTrigammaFunctionIsScipys() {
        assertThat(Prior.trigammaInverse(.64)).isCloseTo(2.012301402086469, within(1e-9));
        assertThat(Prior.trigammaInverse(.05)).isCloseTo(20.49583523915461, within(1e-7));
        assertThat(Prior.trigammaInverse(3)).isCloseTo(.6754781053812706, within(1e-9));
    }

    @Test
    void theVarianceIsModeratedOverMetricsOfAKind() {
        Prior prior = Prior.jointly(List.of(spreads())).get(0);
        double d0 = 2 * Prior.trigammaInverse(.6977510667565947);

        assertThat(prior.df()).isCloseTo(d0 / (1 + 12 / 6.0), within(1e-9));
        for (Spread own : spreads()) {
            double ownVariance = own.squares() / own.df();
            double moderated = Math.pow(prior.moderated(own).sd(), 2);
            assertThat(moderated)
                    .isBetween(Math.min(ownVariance, prior.variance()), Math.max(ownVariance, prior.variance()));
            assertThat(prior.moderated(own).df()).isCloseTo(prior.df() + 4, within(1e-12));
        }
    }

    /** The same six metrics twice: what they differ by is told by eleven comparisons in place of five. */
    @Test
    void degreesOfFreedomToldByTwelveMetricsAreHalved() {
        double trigammaOfTwo = .6449340668482264;
        double left = (10 * (.6977510667565947 + trigammaOfTwo) - 11 * trigammaOfTwo) / 11;
        List<Spread> twelve =
                Stream.concat(spreads().stream(), spreads().stream()).toList();

        assertThat(Prior.jointly(List.of(twelve)).get(0).df()).isCloseTo(Prior.trigammaInverse(left), within(1e-9));
    }

    @Test
    void degreesOfFreedomAreAtMostThoseOfAllMetricsOfTheKind() {
        List<Spread> alike =
                Stream.generate(() -> new Spread(5, 0, .01)).limit(3).toList();
        Prior prior = Prior.jointly(List.of(alike)).get(0);

        assertThat(prior.df()).isInfinite();
        assertThat(prior.moderated(alike.get(0)).df()).isEqualTo(12);
    }

    @Test
    void aKindOfOneMetricKeepsItsOwnVariance() {
        Spread own = new Spread(5, 0, .01);
        Prior prior = Prior.jointly(List.of(List.of(own), spreads())).get(0);

        assertThat(prior.moderated(own).df()).isEqualTo(4);
        assertThat(prior.moderated(own).sd()).isCloseTo(.05, within(1e-12));
    }

    private static List<Spread> spreads() {
        return Stream.of(SIX)
                .map(row -> Spread.of(Arrays.stream(row).map(StrictMath::log).toArray()))
                .toList();
    }
}
