package io.benchmarkagent.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfidenceTest {
    @ParameterizedTest
    @CsvSource({"9, 5, LOW", "10, 2, LOW", "10, 3, MEDIUM", "60, 9, MEDIUM", "59, 10, MEDIUM", "60, 10, HIGH"})
    void whatIsNoLessMemoryTakesTenMinutesAndThreeRuns(int minutes, int runs, Confidence confidence) {
        assertThat(Confidence.of(cart(minutes, runs, i -> 100))).isEqualTo(confidence);
    }

    @ParameterizedTest
    @CsvSource({
        "10, 40, LOW",
        "59, 40, LOW",
        "60, 2, LOW",
        "60, 3, MEDIUM",
        "359, 40, MEDIUM",
        "360, 9, MEDIUM",
        "360, 10, HIGH"
    })
    void lessMemoryTakesAnHour(int minutes, int runs, Confidence confidence) {
        assertThat(Confidence.ofLessMemory("cart", cart(minutes, runs, i -> 100)))
                .isEqualTo(confidence);
    }

    @Test
    void memoryThatStillRoseInTheLastThirdLeavesLittleConfidence() {
        assertThat(Confidence.ofLessMemory("cart", cart(360, 40, i -> i < 1000 ? 100 : 102)))
                .isEqualTo(Confidence.LOW);
        assertThat(Confidence.ofLessMemory("cart", cart(360, 40, i -> i < 1000 ? 100 : 100.9)))
                .isEqualTo(Confidence.HIGH);
        assertThat(Confidence.ofLessMemory("cart", cart(360, 40, i -> i < 200 ? 50 : 100)))
                .isEqualTo(Confidence.HIGH);
    }

    @Test
    void onlyTheSteadyStateCounts() {
        Situation ramp = Seen.during(12)
                .course("cart", Use.MEMORY, i -> 100)
                .course("cart", "request_rate_rps", i -> i < 14 ? 2 + i : 50)
                .situation();

        assertThat(ramp.loaded()).hasMinutes(12);
        assertThat(Confidence.of(ramp)).isEqualTo(Confidence.LOW);
    }

    @Test
    void lessMemoryIsLessSureThanMoreOfItAndThanCpu() {
        assertThat(Seen.during(10)
                        .deployment("cart")
                        .limits("cart", "server", 0.2, 0.3, 256, 256)
                        .used("cart", 0.04, 100)
                        .deployment("ad")
                        .limits("ad", "server", 0.04, 0.3, 64, 256)
                        .used("ad", 0.04, 100)
                        .recommended())
                .extracting(r -> r.id() + " " + r.confidence())
                .containsExactlyInAnyOrder(
                        "cpu-request/cart/server medium",
                        "memory-request/cart/server low",
                        "memory-request/ad/server medium");
    }

    private static Situation cart(int minutes, int runs, IntToDoubleFunction memory) {
        return Seen.during(minutes)
                .after(runs)
                .course("cart", Use.MEMORY, memory)
                .situation();
    }
}
