package io.benchmarkagent.source.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.PrometheusServer;
import io.benchmarkagent.run.DataQuality;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus that was not fed for a while during a load of ten minutes. */
class ScrapeGapsTest {
    private final Path temp;

    ScrapeGapsTest(@TempDir Path temp) {
        this.temp = temp;
    }

    @Test
    void everythingSilentAtOnceIsOneLineWithItsTimeAndLength() throws Exception {
        List<DataQuality> gaps = gaps(OneLoad.counted().unscraped(180, 540, "frontend", "cartservice"));

        assertThat(gaps).singleElement().satisfies(line -> {
            assertThat(line.severity()).isEqualTo(DataQuality.Level.WARNING);
            assertThat(line.subject()).isEqualTo("scrape gap, everything");
            assertThat(line.message())
                    .contains("2026-03-01T14:23:", "CPU", "network received", "request rate", "8 of 8 series");
            assertThat(line.message()).containsPattern("about [45] min");
            assertThat(line.remedy()).contains("Prometheus restarted");
        });
    }

    @Test
    void oneTargetSilentIsOneLineThatNamesItAndNotOnePerSeries() throws Exception {
        assertThat(gaps(OneLoad.counted().unscraped(180, 540, "cartservice")))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.subject()).isEqualTo("scrape gap, cartservice");
                    assertThat(line.remedy()).contains("cAdvisor", "scrape_duration_seconds");
                });
    }

    @Test
    void twoTimesAreTwoLinesAndManyAreFew() throws Exception {
        assertThat(gaps(OneLoad.counted()
                        .unscraped(30, 180, "frontend", "cartservice")
                        .unscraped(360, 510, "frontend", "cartservice")))
                .hasSize(2);
    }

    /** Half of the time is silent: three lines, and one for the rest. */
    @Test
    void ofManyTheLongestAreToldAndTheOthersTogether() throws Exception {
        OneLoad load = new OneLoad(OneLoad.START, true, List.of());
        for (int at = 0; at < 540; at += 105) {
            load = load.unscraped(at, at + 75, "frontend", "cartservice");
        }
        List<DataQuality> gaps = gaps(load);
        assertThat(gaps).hasSize(4);
        assertThat(gaps.get(3).message()).contains("more gaps of several series at once", "come to");
    }

    @Test
    void whatIsWholeIsNoLineAndNeitherIsAGapBeforeTheLoad() throws Exception {
        assertThat(gaps(OneLoad.counted())).isEmpty();
        assertThat(gaps(OneLoad.counted().unscraped(-900, -500, "frontend", "cartservice")))
                .isEmpty();
    }

    @Test
    void seriesThatAreShortBecauseOfItAreOneLine() throws Exception {
        List<DataQuality> all = lines(OneLoad.counted().unscraped(120, 540, "frontend", "cartservice"));

        assertThat(all)
                .filteredOn(line -> line.id().endsWith("partial"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.id()).isEqualTo("prometheus/partial");
                    assertThat(line.message()).contains("CPU of cartservice (", "network received of");
                });
    }

    private List<DataQuality> gaps(OneLoad load) throws IOException, InterruptedException {
        return lines(load).stream()
                .filter(line -> line.id().startsWith("prometheus/gap/"))
                .toList();
    }

    private List<DataQuality> lines(OneLoad load) throws IOException, InterruptedException {
        try (PrometheusServer server = PrometheusServer.serving(load.openMetrics())) {
            return new PrometheusSource(QueryCatalogue.standard(), PrometheusSettings.at(server.url()), Map.of())
                    .collect(load.seenBy(Duration.ZERO), List.of(), temp)
                    .dataQuality();
        }
    }
}
