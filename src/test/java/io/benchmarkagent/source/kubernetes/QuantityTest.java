package io.benchmarkagent.source.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {
    @ParameterizedTest
    @CsvSource({
        "200m, 0.2",
        "2, 2",
        "+2, 2",
        "0.5, 0.5",
        ".5, 0.5",
        "5., 5",
        "100n, 1e-7",
        "3u, 3e-6",
        "128Mi, 134217728",
        "1.5Gi, 1610612736",
        "1Ki, 1024",
        "1Ei, 1152921504606846976",
        "1k, 1000",
        "1M, 1e6",
        "2G, 2e9",
        "1T, 1e12",
        "1P, 1e15",
        "1E, 1e18",
        "1e3, 1000",
        "1E3, 1000",
        "1E+3, 1000",
        "12e-1, 1.2",
        "0, 0"
    })
    void aQuantityIsReadAsKubernetesReadsIt(String text, double expected) {
        assertThat(Quantity.parse(text)).isEqualTo(OptionalDouble.of(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "m", ".", "12 cows", "1Kib", "1ki", "1MI", "-1", "0x10", "1e", "1e999", "1.2.3", " 1"})
    void whatIsNoQuantityIsEmpty(String text) {
        assertThat(Quantity.parse(text)).isEmpty();
    }

    @Test
    void aNumberAsLongAsABookIsNotComputed() {
        assertThat(Quantity.parse("9".repeat(1_000_000))).isEmpty();
    }
}
