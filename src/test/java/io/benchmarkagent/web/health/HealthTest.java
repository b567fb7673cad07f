package io.benchmarkagent.web.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.Service;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Probes of a service that asks everybody else for a token. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HealthTest {
    private static final Path RUN = Path.of("sample-benchmarks/gcp-amd-20260301-143022.json");
    private static final int RATE = 5;
    private static final long PATIENCE_NANOS = 20_000_000_000L;

    private final Path archive;
    private final Service service;

    HealthTest(@TempDir Path home) throws IOException {
        archive = Files.createDirectories(home.resolve("archive"));
        Files.copy(RUN, archive.resolve("run.json"));
        service = Service.of(
                Map.of("XDG_STATE_HOME", home.resolve("state").toString(), "WEB_RATE", Integer.toString(RATE)),
                archive,
                home.resolve("reports"),
                "--auth");
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void aProbeIsAnsweredWithoutATokenInOneWordHoweverOftenItAsks() {
        for (int i = 0; i < 2 * RATE; i++) {
            assertThat(service.get("/actuator/health/liveness").body()).isEqualTo("{\"status\":\"UP\"}");
        }
        assertThat(service.get("/actuator/health").statusCode()).isEqualTo(200);
        assertThat(service.get("/actuator/health/nothing").statusCode()).isEqualTo(401);
        assertThat(service.get("/actuator").statusCode()).isEqualTo(401);
        assertThat(service.post("/actuator/health/liveness", "{}").statusCode()).isEqualTo(405);
    }

    @Test
    void anArchiveThatCannotBeReadIsNotReadyAndNoReasonToStartAgain() throws IOException {
        assertThat(awaited(200).body()).isEqualTo("{\"status\":\"UP\"}");
        Path away = archive.resolveSibling("away");
        Files.move(archive, away);
        try {
            assertThat(awaited(503).body()).isEqualTo("{\"status\":\"OUT_OF_SERVICE\"}");
            assertThat(service.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        } finally {
            Files.move(away, archive);
        }
        assertThat(awaited(200).body()).isEqualTo("{\"status\":\"UP\"}");
    }

    private HttpResponse<String> awaited(int status) {
        long until = System.nanoTime() + PATIENCE_NANOS;
        HttpResponse<String> sent = service.get("/actuator/health/readiness");
        while (sent.statusCode() != status && System.nanoTime() < until) {
            sent = service.get("/actuator/health/readiness");
        }
        assertThat(sent.statusCode()).isEqualTo(status);
        return sent;
    }
}
