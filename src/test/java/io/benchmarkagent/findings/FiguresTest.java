package io.benchmarkagent.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.run.Unit;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FiguresTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "412, 412",
        "412.4, 412",
        "38.14, 38.1",
        "6.1, 6.1",
        "6.104, 6.1",
        "0.0012345, 0.00123",
        "1234.5, 1230",
        "1234567, 1230000",
        "999.6, 1000",
        "1e9, 1000000000",
        "1.5e-9, 0.0000000015",
        "-38.14, −38.1",
        "100, 100",
    })
    void aNumberHasThreeSignificantDigitsAndATrueMinusSign(double value, String text) {
        assertThat(Figures.number(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"1.125, 1.12", "1.375, 1.38", "1124.5, 1120", "2.5, 2.5", "4125, 4120", "4135, 4140"})
    void halfGoesToTheEvenDigit(double value, String text) {
        assertThat(Figures.number(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "412, MILLISECONDS, 412 ms",
        "0.412, SECONDS, 412 ms",
        "1, SECONDS, 1 s",
        "51.26, SECONDS, 51.3 s",
        "0, SECONDS, 0 s",
        "-0.5, SECONDS, −500 ms",
        "0.0065, SECONDS_PER_REQUEST, 6.5 ms/request",
        "38.1, PERCENT, 38.1 %",
        "0.381, RATIO, 38.1 %",
        "134217728, BYTES, 128 MiB",
        "1023, BYTES, 1020 B",
        "1572864, BYTES_PER_SECOND, 1.5 MiB/s",
        "79.64, MEBIBYTES, 79.6 MiB",
        "1.27, MEBIBYTES_PER_SECOND, 1.27 MiB/s",
        "0.35, CORES, 0.35 cores",
        "49.5, PER_SECOND, 49.5 /s",
        "3, COUNT, 3",
        "3, NONE, 3",
    })
    void aQuantityTakesTheSizeOfUnitThatReadsBest(double value, Unit unit, String text) {
        assertThat(Figures.quantity(value, unit)).isEqualTo(thin(text));
    }

    @ParameterizedTest
    @EnumSource(Unit.class)
    void everyUnitCanBeWritten(Unit unit) {
        assertThat(Figures.quantity(12, unit)).startsWith("1");
        assertThat(Unit.of(unit.symbol())).isEqualTo(unit);
    }

    @ParameterizedTest
    @CsvSource({
        "170.2, 213.9, MILLISECONDS, 170 – 214 ms",
        "0.9, 1.2, SECONDS, 0.9 – 1.2 s",
        "0.05, 0.2, SECONDS, 50 – 200 ms",
        "-1, 2, PERCENT, −1 – 2 %",
        "100, 2097152, BYTES, 0.0000954 – 2 MiB",
        "0.01, 0.02, RATIO, 1 – 2 %",
        "5, 5, MEBIBYTES, 5 MiB",
        "3, 4, COUNT, 3 – 4",
    })
    void bothEndsOfARangeAreInTheUnitOfTheLarger(double low, double high, Unit unit, String text) {
        assertThat(Figures.range(low, high, unit)).isEqualTo(thin(text));
    }

    @Test
    void numbersOfOnePictureAreInTheUnitOfItsLargest() {
        double largest = 3 * 1048576.0;
        assertThat(Figures.scaledLike(largest, 524_288, Unit.BYTES)).isEqualTo(0.5);
        assertThat(Figures.symbol(largest, Unit.BYTES)).isEqualTo("MiB");
        assertThat(Figures.symbol(7, Unit.COUNT)).isEmpty();
    }

    @Test
    void aChangeIsSignedAndOneFromZeroHasNoPercentage() {
        assertThat(Figures.change(OptionalDouble.of(118.4))).isEqualTo(thin("+118 %"));
        assertThat(Figures.change(OptionalDouble.of(-23.46))).isEqualTo(thin("−23.5 %"));
        assertThat(Figures.change(OptionalDouble.of(0))).isEqualTo(thin("0 %"));
        assertThat(Figures.change(OptionalDouble.empty())).isEqualTo("from 0");
    }

    @ParameterizedTest
    @CsvSource({"6.14, +6.1", "-3.05, −3.0", "0, +0.0", "37.5, +37.5", "-0.01, 0.0", "2.25, +2.2", "2.35, +2.4"})
    void sigmaHasASignAndOneDigitAfterThePoint(double sigma, String text) {
        assertThat(Figures.sigma(sigma)).isEqualTo(text);
    }

    private static String thin(String text) {
        return text.replace(" ", Figures.THIN);
    }
}
