package io.benchmarkagent.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.Service;
import io.benchmarkagent.fixtures.OpenAiServer;
import io.benchmarkagent.web.access.Awaited;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A model that is slow, and many who wait for it. */
@Timeout(180)
class SlowModelTest {
    private static final Path SAMPLE = Path.of("sample-benchmarks");
    private static final int CLIENTS = 200;
    private static final int AT_ONCE = 3;
    private static final int WAITING = 20;

    private final CountDownLatch recovered = new CountDownLatch(1);
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void someWaitOthersAreToldWhenToComeAgainAndReadersNoticeNothing(@TempDir Path home) throws IOException {
        try (OpenAiServer model = OpenAiServer.that((server, exchange, request) -> {
                    awaitRecovery();
                    OpenAiServer.saysToAnyone("no JSON").answer(server, exchange, request);
                });
                Service service = service(model, home)) {
            service.post("/api/v1/runs", "{}"); // whatever is loaded at first is
            Set<Thread> others = questions();
            int before = Thread.activeCount();
            List<CompletableFuture<HttpResponse<String>>> clients =
                    IntStream.range(0, CLIENTS).mapToObj(i -> asked(service, i)).toList();
            long refused = CLIENTS - AT_ONCE - WAITING;
            assertThat(Awaited.of(() -> answered(clients), count -> count >= refused))
                    .isEqualTo(refused);
            clients.stream()
                    .filter(CompletableFuture::isDone)
                    .map(CompletableFuture::join)
                    .forEach(SlowModelTest::isTold);
            assertThat(questions())
                    .filteredOn(thread -> !others.contains(thread))
                    .as("threads that answer")
                    .hasSize(AT_ONCE);
            assertThat(Thread.activeCount() - before).as("threads more").isLessThan(CLIENTS);
            for (int i = 0; i < 20; i++) {
                assertThat(service.get("/api/v1/runs?limit=5").statusCode()).isEqualTo(200);
                assertThat(service.get("/").statusCode()).isEqualTo(200);
            }
            assertThat(answered(clients)).as("nobody else has been answered").isEqualTo(refused);
            recovered.countDown();
            assertThat(clients.stream()
                            .map(CompletableFuture::join)
                            .filter(sent -> sent.statusCode() == 200)
                            .count())
                    .isEqualTo(AT_ONCE + WAITING);
            assertThat(service.post("/api/v1/query", question(CLIENTS)).statusCode())
                    .isEqualTo(200);
            assertThat(service.said().lines()).as("its log").hasSize(1);
        }
    }

    private static Service service(OpenAiServer model, Path home) {
        return Service.of(
                Map.of(
                        "OPENAI_BASE_URL", model.baseUrl(),
                        "OPENAI_API_KEY", OpenAiServer.KEY,
                        "WEB_QUESTIONS", Integer.toString(AT_ONCE),
                        "WEB_WAITING", Integer.toString(WAITING)),
                SAMPLE,
                home.resolve("reports"),
                "--deadline",
                "170s");
    }

    private CompletableFuture<HttpResponse<String>> asked(Service service, int number) {
        HttpRequest request = service.request("/api/v1/query", "Content-Type", "application/json")
                .timeout(Duration.ofSeconds(170))
                .POST(HttpRequest.BodyPublishers.ofString(question(number)))
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String question(int number) {
        return "{\"query\": \"which " + (2 + number % 9) + " services use most memory?\"}";
    }

    private static long answered(List<CompletableFuture<HttpResponse<String>>> clients) {
        return clients.stream().filter(CompletableFuture::isDone).count();
    }

    private static void isTold(HttpResponse<String> sent) {
        assertThat(sent.statusCode()).isEqualTo(503);
        assertThat(Integer.parseInt(sent.headers().firstValue("retry-after").orElse("")))
                .isPositive();
        assertThat(sent.body()).contains("questions wait already", "retry_after_seconds");
    }

    private static Set<Thread> questions() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("question"))
                .collect(Collectors.toSet());
    }

    private void awaitRecovery() throws IOException {
        try {
            recovered.await();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
