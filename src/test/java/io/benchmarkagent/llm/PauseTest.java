package io.benchmarkagent.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PauseTest {
    private static final Instant NOW = Instant.parse("2026-10-21T07:28:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Retry-After                    | 20                            | PT20S
                    Retry-After                    | 1.5                           | PT1.5S
                    Retry-After                    | Wed, 21 Oct 2026 07:28:30 GMT | PT30S
                    Retry-After                    | Wed, 21 Oct 2015 07:28:00 GMT | PT0S
                    retry-after-ms                 | 250                           | PT0.25S
                    x-ratelimit-reset-requests     | 6m0s                          | PT6M
                    x-ratelimit-reset-tokens       | 120ms                         | PT0.12S
                    x-ratelimit-reset-tokens       | 1h2m3.5s                      | PT1H2M3.5S
                    x-ratelimit-reset-requests     | 7                             | PT7S
                    X-RateLimit-Reset              | 1792567690000                 | PT10S
                    Retry-After                    | 99999999999                   | PT744H
                    """)
    void everyVendorsWayToSayItIsUnderstood(String header, String value, Duration pause) {
        assertThat(asked(Map.of(header, value))).contains(pause);
    }

    @ParameterizedTest
    @CsvSource({"Retry-After,soon", "Retry-After,''", "x-ratelimit-reset-requests,later", "retry-after-ms,-5"})
    void whatIsNoTimeIsNone(String header, String value) {
        assertThat(asked(Map.of(header, value))).isEmpty();
    }

    @Test
    void theMostExactHeaderCounts() {
        assertThat(asked(Map.of("retry-after-ms", "1200", "Retry-After", "2", "x-ratelimit-reset-requests", "9s")))
                .contains(Duration.ofMillis(1200));
    }

    @Test
    void onlyALimitThatIsUsedUpIsWaitedFor() {
        assertThat(asked(Map.of(
                        "x-ratelimit-reset-requests", "20s",
                        "x-ratelimit-remaining-requests", "0",
                        "x-ratelimit-reset-tokens", "9m0s",
                        "x-ratelimit-remaining-tokens", "1200")))
                .contains(Duration.ofSeconds(20));
    }

    private static Optional<Duration> asked(Map<String, String> headers) {
        return Pause.asked(name -> headers.getOrDefault(name, ""), NOW);
    }
}
