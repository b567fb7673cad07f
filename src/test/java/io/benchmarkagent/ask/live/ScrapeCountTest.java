package io.benchmarkagent.ask.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scrape interval, of how many samples 20 minutes hold. */
class ScrapeCountTest {

    @ParameterizedTest
    @CsvSource({"20,60", "21,60", "19,60", "80,15", "81,15", "79,15", "40,30", "240,5", "1200,1", "1,1200", "2,600"})
    void oneSampleMoreOrLessMakesNoOther(double samples, long seconds) {
        assertThat(ScrapeCount.interval(samples)).contains(Duration.ofSeconds(seconds));
    }

    @Test
    void whereThereIsNoneNothingIsKnown() {
        assertThat(ScrapeCount.interval(0)).isEmpty();
        assertThat(ScrapeCount.interval(Double.NaN)).isEmpty();
    }
}
