package io.benchmarkagent.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {

    @Test
    void ticksAreRoundAndWithin() {
        assertThat(Axis.around(90, 412, 0, 100).ticks(3)).containsExactly(200.0, 400.0);
        assertThat(Axis.around(-0.3, 0.3, 0, 100).ticks(3)).containsExactly(-0.2, 0.0, 0.2);
    }

    @ParameterizedTest
    @CsvSource({"1e17, 100000000000000016", "1e300, 1.0000000000000002e300", "-1e308, 1e308", "0, 4.9e-324"})
    void ticksComeToAnEndWhereOneMoreAddsNothing(double low, double high) {
        Axis axis = Axis.around(low, high, 0, 100);
        assertThat(Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> axis.ticks(3)))
                .hasSizeLessThanOrEqualTo(4)
                .allMatch(tick -> tick >= low && tick <= high);
    }
}
