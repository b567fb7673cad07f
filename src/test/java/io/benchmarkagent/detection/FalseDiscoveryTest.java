package io.benchmarkagent.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FalseDiscoveryTest {
    /** The fifteen p-values of Benjamini and Hochberg's paper; the literals are R's p.adjust(p, "BH"). */
    private static final double[] P = {
        .0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528, .7590, 1
    };

    private static final double[] Q = {
        .0015,
        .003,
        .0095,
        .035625,
        .0603,
        .0638571429,
        .0638571429,
        .0645,
        .0765,
        .486,
        .5811818182,
        .714875,
        .7532307692,
        .8132142857,
        1
    };

    @Test
    void qValuesAreThoseOfR() {
        assertThat(FalseDiscovery.qValues(P)).containsExactly(Q, within(1e-9));
    }

    @Test
    void theOrderOfTheObservationsDoesNotMatter() {
        double[] backwards = new double[P.length];
        for (int i = 0; i < P.length; i++) {
            backwards[i] = P[P.length - 1 - i];
        }
        double[] q = FalseDiscovery.qValues(backwards);
        for (int i = 0; i < P.length; i++) {
            assertThat(q[P.length - 1 - i]).isCloseTo(Q[i], within(1e-9));
        }
    }

    @Test
    void equalPValuesHaveEqualQValuesAndNoneIsOverOne() {
        assertThat(FalseDiscovery.qValues(new double[] {.02, .02, .9, .02}))
                .containsExactly(new double[] {.02 * 4 / 3, .02 * 4 / 3, .9, .02 * 4 / 3}, within(1e-12));
        assertThat(FalseDiscovery.qValues(new double[] {1, 1})).containsExactly(1, 1);
        assertThat(FalseDiscovery.qValues(new double[] {.04})).containsExactly(.04);
        assertThat(FalseDiscovery.qValues(new double[0])).isEmpty();
    }
}
