package io.benchmarkagent.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Literals: SciPy 1.17.1, {@code stats.ttest_ind(b, a, equal_var=False)} and its {@code confidence_interval()}, of logarithms. */
class EstimateTest {
    private static final Offset<Double> CLOSE = within(1e-9);
    private static final List<Double> FIRST = List.of(10.2, 9.8, 10.5, 10.1, 9.9);
    private static final List<Double> SECOND = List.of(9.1, 8.8, 9.4, 9.0);

    @Test
    void positiveQuantitiesAreARatioOfGeometricMeansWithWelchsInterval() {
        Estimate estimate = estimate(new Layer(FIRST, SECOND));
        assertThat(estimate.scale()).isEqualTo(Scale.RATIO);
        assertThat(estimate.firstMean()).isCloseTo(10.0970480497322, CLOSE);
        assertThat(estimate.secondMean()).isCloseTo(9.072429600392145, CLOSE);
        assertThat(estimate.effect()).isCloseTo(0.8985229698528343, CLOSE);
        assertThat(estimate.interval().orElseThrow().low()).isCloseTo(0.8599410761567144, CLOSE);
        assertThat(estimate.interval().orElseThrow().high()).isCloseTo(0.9388358688032111, CLOSE);
        assertThat(estimate.pValue().orElseThrow()).isCloseTo(0.0008177904587469109, CLOSE);
        assertThat(estimate.sd().orElseThrow()).isCloseTo(0.027191107229501358, CLOSE);
        assertThat(estimate.hedges().orElseThrow()).isCloseTo(-3.497973968414603, CLOSE);
    }

    @Test
    void whatIsZeroInSomeRunIsADifferenceOfMeans() {
        Estimate estimate = estimate(new Layer(List.of(0.0, 1.0, 2.0, 1.0), List.of(3.0, 4.0, 2.0, 5.0)));
        assertThat(estimate.scale()).isEqualTo(Scale.DIFFERENCE);
        assertThat(estimate.effect()).isCloseTo(2.5, CLOSE);
        assertThat(estimate.interval().orElseThrow().low()).isCloseTo(0.544692843438944, CLOSE);
        assertThat(estimate.interval().orElseThrow().high()).isCloseTo(4.455307156561056, CLOSE);
        assertThat(estimate.pValue().orElseThrow()).isCloseTo(0.021679307749166064, CLOSE);
    }

    @Test
    void singleRunsHaveARatioAndNoInterval() {
        Estimate estimate = estimate(new Layer(List.of(10.0), List.of(9.0)));
        assertThat(estimate.effect()).isCloseTo(0.9, CLOSE);
        assertThat(estimate.interval()).isEmpty();
        assertThat(estimate.pValue()).isEmpty();
        assertThat(estimate.hedges()).isEmpty();
    }

    @Test
    void whatNeverVariedHasNoInterval() {
        Estimate estimate = estimate(new Layer(List.of(3.0, 3.0, 3.0), List.of(3.0, 3.0)));
        assertThat(estimate.effect()).isEqualTo(1);
        assertThat(estimate.interval()).isEmpty();
    }

    /** Pooled, the second group would look 2.5 times as slow for having more runs of the heavier load. */
    @Test
    void aGroupWithMoreRunsOfTheHeavierLoadIsNotTheWorseOneForIt() {
        Layer light = new Layer(List.of(10.0, 10.2, 9.8, 10.1, 9.9), List.of(10.1, 9.9));
        Layer heavy = new Layer(List.of(100.0, 101.0), List.of(100.5, 99.5, 101.0, 100.0, 99.0));
        Estimate estimate = estimate(light, heavy);
        assertThat(estimate.effect()).isCloseTo(1, within(0.01));
        assertThat(estimate.interval().orElseThrow().contains(1)).isTrue();
        assertThat(estimate.secondMean() / estimate.firstMean()).isCloseTo(estimate.effect(), CLOSE);
        assertThat(estimate.firstRuns()).isEqualTo(7);
    }

    @Test
    void theOrderOfTheRunsDoesNotMatter() {
        Estimate other = estimate(new Layer(List.of(9.9, 10.1, 10.5, 9.8, 10.2), List.of(9.4, 9.0, 8.8, 9.1)));
        assertThat(other).isEqualTo(estimate(new Layer(FIRST, SECOND)));
    }

    private static Estimate estimate(Layer... layers) {
        return Estimate.of(List.of(layers));
    }
}
