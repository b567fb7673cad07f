package io.benchmarkagent.source.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PrometheusSettingsTest {
    @Test
    void withoutAnyPropertyTheDefaultsHold() {
        assertThat(bound(Map.of())).isEqualTo(PrometheusSettings.at(""));
    }

    @Test
    void propertiesAreBoundByTheirNames() {
        PrometheusSettings settings = bound(Map.of(
                "prometheus.url", "https://prometheus.example/prefix",
                "prometheus.timeout", "5s",
                "prometheus.max-attempts", "1",
                "prometheus.window-scrapes", "2"));

        assertThat(settings.url()).isEqualTo("https://prometheus.example/prefix");
        assertThat(settings.timeout()).hasSeconds(5);
        assertThat(settings.maxAttempts()).isEqualTo(1);
        assertThat(settings.windowScrapes()).isEqualTo(2);
    }

    @Test
    void whatCannotWorkIsRefusedWithWhatWould() {
        refused("timeout", "0s", "give more than 0");
        refused("concurrency", "0", "give 1 to 64");
        refused("max-attempts", "0", "give 1 to 10");
        refused("window-scrapes", "1", "give 2 to 1000");
        refused("scrape-interval", "10ms", "give 1s to a day");
        refused("lookback", "-1m", "give 0 to a day");
        refused("url", "prometheus:9090", "give http(s)://host[:port]");
        refused("url", "not an address", "give http(s)://host[:port]");
    }

    @Test
    void aPasswordInTheAddressIsRefusedAndNotRepeated() {
        for (String url :
                new String[] {"http://ann:s3cret@host:9090", "http://ann:s3 cret@host", "http://ann:s3/cret@h"}) {
            assertThatThrownBy(() -> PrometheusSettings.at(url))
                    .isInstanceOf(IllegalArgumentException.class)
                    .message()
                    .doesNotContain("s3")
                    .doesNotContain("cret");
        }
        assertThatThrownBy(() -> PrometheusSettings.at("http://host/?token=s3cret"))
                .message()
                .doesNotContain("s3cret");
    }

    @Test
    void twoWaysToSayWhoWeAreAreRefused() {
        assertThatThrownBy(() -> bound(Map.of("prometheus.username", "ann", "prometheus.bearer-token-file", "f")))
                .rootCause()
                .hasMessageContaining("not both");
    }

    private static void refused(String name, String value, String wanted) {
        Map<String, String> properties = new HashMap<>(Map.of("prometheus." + name, value));
        assertThatThrownBy(() -> bound(properties))
                .rootCause()
                .hasMessageContaining("prometheus." + name)
                .hasMessageContaining(wanted);
    }

    private static PrometheusSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("prometheus", Bindable.of(PrometheusSettings.class));
    }
}
