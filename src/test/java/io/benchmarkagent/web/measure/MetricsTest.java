package io.benchmarkagent.web.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.Promtool;
import io.benchmarkagent.web.token.Scope;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a real service tells of itself after it was used. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetricsTest {
    private final Measured measured;

    MetricsTest(@TempDir Path home) throws IOException {
        measured = new Measured(home);
    }

    @AfterAll
    void stop() {
        measured.close();
    }

    @Test
    void theyAreForWhoeverMayRead() throws IOException {
        assertThat(measured.service().get("/actuator/prometheus").statusCode()).isEqualTo(401);
        String asker = measured.token("asker", Scope.ASK);
        assertThat(measured.service()
                        .get("/actuator/prometheus", Measured.bearer(asker))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void theyAreNamedAsPrometheusNamesThem() throws IOException, InterruptedException {
        Promtool checked = Promtool.run(measured.scrape().text(), "check", "metrics");
        assertThat(checked.said()).isEmpty();
        assertThat(checked.exit()).isZero();
        assertThat(Promtool.run("# TYPE a_ns gauge\na_ns 1\n", "check", "metrics")
                        .exit())
                .as("what is named otherwise")
                .isNotZero();
    }

    @Test
    void whatHappenedIsCounted() {
        Scrape scrape = measured.scrape();
        String requests = "benchmark_agent_http_requests_seconds_count";
        assertThat(scrape.sum(requests, "route=\"/api/v1/query\"", "status=\"200\""))
                .isEqualTo(1);
        assertThat(scrape.sum(requests, "route=\"/api/v1/reports/{id}\"")).isPositive();
        assertThat(scrape.sum("benchmark_agent_questions_seconds_count", "outcome=\"answered\""))
                .isEqualTo(1);
        assertThat(scrape.sum("benchmark_agent_reports_seconds_count", "outcome=\"reported\""))
                .isEqualTo(1);
        assertThat(scrape.sum("benchmark_agent_model_calls_seconds_count", "purpose=\"narrative\""))
                .isPositive();
        assertThat(scrape.sum("benchmark_agent_model_budget_usd", "span=\"day\""))
                .isEqualTo(5);
    }

    @Test
    void whatIsSpentIsWhatTheBooksSay() {
        Scrape scrape = measured.scrape();
        double tokens = scrape.sum("benchmark_agent_model_tokens_total");
        assertThat(tokens).isPositive();
        assertThat(scrape.sum("benchmark_agent_model_budget_spent_tokens", "span=\"day\""))
                .isEqualTo(tokens);
        assertThat(scrape.sum("benchmark_agent_model_budget_spent_usd", "span=\"month\""))
                .isCloseTo(
                        scrape.sum("benchmark_agent_model_cost_usd_total"), org.assertj.core.data.Offset.offset(1e-4));
    }

    @Test
    void theNewestReportOfACohortIsTold() {
        Scrape scrape = measured.scrape();
        long alerts = measured.get("/api/v1/runs/" + Measured.RUN + "/anomalies")
                .body()
                .lines()
                .filter(line -> line.contains("\"status\" : \"alert\""))
                .count();
        assertThat(alerts).isPositive();
        assertThat(scrape.sum("benchmark_agent_findings_anomalies", "cpu_vendor=amd", "severity=\"alert\""))
                .isEqualTo((double) alerts);
        assertThat(scrape.sum("benchmark_agent_findings_verdict", "verdict=\"alert\""))
                .isEqualTo(1);
    }

    @Test
    void noLabelIsAsLongOrAsManyAsSomebodyLikes() {
        measured.get("/api/v1/runs/none-0");
        measured.get("/none-0");
        long before = measured.scrape().series();
        for (int i = 1; i < 20; i++) {
            measured.get("/api/v1/runs/none-" + i);
            measured.get("/none-" + i);
            measured.service()
                    .sent(measured.service()
                            .request("/")
                            .method("X" + i, noBody())
                            .build());
        }
        Scrape scrape = measured.scrape();
        assertThat(scrape.series() - before).as("of another method, once").isBetween(0L, 16L);
        assertThat(scrape.text())
                .doesNotContain(Measured.RUN, "none-1", "most memory", "prometheus-of-ops", "secret-caller", "bma_");
    }

    private static java.net.http.HttpRequest.BodyPublisher noBody() {
        return java.net.http.HttpRequest.BodyPublishers.noBody();
    }
}
