package io.benchmarkagent.web.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.source.prometheus.LivePrometheus;
import io.benchmarkagent.source.prometheus.PrometheusSettings;
import io.benchmarkagent.source.prometheus.Reply;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LiveMetersTest {
    @Test
    void aPrometheusThatIsNotThereIsCountedAsFailed() {
        try (Meters meters = new Meters();
                LivePrometheus nobody = LivePrometheus.of(
                        PrometheusSettings.at("http://127.0.0.1:1"),
                        Map.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Clock.systemUTC(),
                        new LiveMeters(meters))) {
            assertThat(nobody.alerts()).isInstanceOf(Reply.Silent.class);
            assertThat(new Scrape(meters.told())
                            .sum(
                                    "benchmark_agent_live_calls_seconds_count",
                                    "system=\"prometheus\"",
                                    "outcome=\"failed\""))
                    .isEqualTo(1);
        }
    }
}
