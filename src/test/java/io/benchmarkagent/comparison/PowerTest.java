package io.benchmarkagent.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Literals: the smallest n with power .8 by SciPy's {@code stats.nct}, two-sided, 2n - 2 degrees of freedom. */
class PowerTest {

    @ParameterizedTest
    @CsvSource({"0.2, 394", "0.5, 64", "0.8, 26", "1, 17", "2, 6", "3, 4", "5, 3", "8, 2"})
    void soManyRunsPerGroupFindADifferenceOfSoManyStandardDeviations(double difference, int runs) {
        assertThat(Power.runs(difference).orElseThrow()).isCloseTo(runs, within(1));
    }

    @Test
    void noNumberIsGivenWhereAThousandWouldNotDo() {
        assertThat(Power.runs(0.1)).isEmpty();
    }
}
