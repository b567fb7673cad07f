package io.benchmarkagent.web.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.Service;
import io.benchmarkagent.fixtures.OpenAiServer;
import io.benchmarkagent.web.token.ApiToken;
import io.benchmarkagent.web.token.Scope;
import io.benchmarkagent.web.token.Tokens;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A service with a model, of which everything that is counted was asked once: a question, a report, a page, what is not there. */
public final class Measured implements AutoCloseable {
    public static final String RUN = "gcp-amd-20260301-143022";
    static final String QUESTION = "{\"query\": \"which services use most memory?\"}";
    private static final String ANY = "{\"statements\": []}";

    private final OpenAiServer model = OpenAiServer.that(OpenAiServer.saysToAnyone(ANY));
    private final Tokens tokens;
    private final Service service;
    private final String reader;

    public Measured(Path home) throws IOException {
        Path state = home.resolve("state");
        tokens = Tokens.at("", "", state.resolve("benchmark-agent"));
        service = Service.of(
                Map.of(
                        "XDG_STATE_HOME", state.toString(),
                        "XDG_CACHE_HOME", home.resolve("cache").toString(),
                        "OPENAI_BASE_URL", model.baseUrl(),
                        "OPENAI_API_KEY", OpenAiServer.KEY),
                Path.of("sample-benchmarks"),
                home.resolve("reports"),
                "--auth");
        reader = token("prometheus-of-ops", Scope.READ);
        String all = token("secret-caller", Scope.values());
        HttpResponse<String> report = service.post("/api/v1/reports", "{\"run_id\": \"latest\"}", bearer(all));
        assertThat(report.statusCode()).as(report.body()).isEqualTo(202);
        assertThat(service.post("/api/v1/query", QUESTION, bearer(all)).statusCode())
                .isEqualTo(200);
        awaitReport(report.headers().firstValue("location").orElseThrow());
    }

    private void awaitReport(String place) {
        long until = System.nanoTime() + 60_000_000_000L;
        while (!get(place).body().contains("\"done\"") && System.nanoTime() < until) {
            pause();
        }
        assertThat(get(place).body()).contains("\"done\"");
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Service service() {
        return service;
    }

    HttpResponse<String> get(String path) {
        return service.get(path, bearer(reader));
    }

    public Scrape scrape() {
        HttpResponse<String> sent = get("/actuator/prometheus");
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);
        assertThat(sent.headers().firstValue("content-type")).hasValue("text/plain;version=0.0.4;charset=utf-8");
        return new Scrape(sent.body());
    }

    static String[] bearer(String token) {
        return new String[] {"Authorization", "Bearer " + token};
    }

    String token(String name, Scope... scopes) throws IOException {
        ApiToken.Minted minted = ApiToken.mint(
                name, EnumSet.copyOf(List.of(scopes)), Instant.now(), Optional.empty(), new SecureRandom());
        tokens.add(minted.token());
        return minted.text();
    }

    @Override
    public void close() {
        service.close();
        model.close();
    }
}
