package io.benchmarkagent;

import static io.benchmarkagent.Folder.INCIDENT;
import static io.benchmarkagent.Folder.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A report's dollars are of the price table in use, whichever that is. */
class PricedReportTest {
    private final Path tmp;

    PricedReportTest(@TempDir Path tmp) {
        this.tmp = tmp;
    }

    @Test
    void theNodesSaveByThePricesThatOneGives() throws IOException {
        report("n2d-standard-4,4,16,1.0,2026-01-01,ours\nn2d-standard-2,2,8,0.5,2026-01-02,ours\n")
                .isDone();
        JsonNode nodes = nodes();

        assertThat(nodes.path("proposed").asString()).isEqualTo("2 × n2d-standard-2");
        assertThat(nodes.path("monthly_saving_usd").asDouble()).isEqualTo(2 * 730.0);
        assertThat(nodes.path("prices").asString()).isEqualTo("n2d-standard-2 0.5 USD an hour, ours, 2026-01-02");
        assertThat(new Written(tmp.resolve("out").resolve(INCIDENT))
                        .findings()
                        .path("recommendations")
                        .valueStream())
                .allSatisfy(r -> assertThat(r.has("worth_up_to_usd_a_month")).isTrue());
    }

    @Test
    void aMachineTypeWithoutAPriceIsOneLineAndNoGuess() throws IOException {
        report("n2-standard-4,4,16,1.0,2026-01-01,ours\n").isDone();

        assertThat(nodes().path("reason").asString()).contains("the price table has no n2d-standard-4");
        assertThat(nodes().path("monthly_saving_usd").isNull()).isTrue();
    }

    @Test
    void pricesThatAreNoneAreRefusedWithTheLine() throws IOException {
        report("n2d-standard-4,4,-16,1.0,2026-01-01,ours\n")
                .isRefused(2, "comparison.prices", "prices.csv:2", "write one");
        assertThat(tmp.resolve("out")).doesNotExist();
    }

    private Ran report(String lines) throws IOException {
        Path prices = Files.writeString(
                tmp.resolve("prices.csv"), "machine_type,vcpus,memory_gib,usd_per_hour,date,source\n" + lines);
        Path config = Files.writeString(tmp.resolve("agent.yaml"), "comparison: {prices: " + prices + "}");
        return Agent.bare().report(INCIDENT, SAMPLE, tmp.resolve("out"), "--config", config.toString());
    }

    private JsonNode nodes() throws IOException {
        return new Written(tmp.resolve("out").resolve(INCIDENT))
                .findings()
                .path("recommendations")
                .valueStream()
                .filter(r -> r.path("id").asString().equals("nodes"))
                .findFirst()
                .orElseThrow();
    }
}
