package io.benchmarkagent.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.Service;
import io.benchmarkagent.fixtures.OpenAiServer;
import io.benchmarkagent.fixtures.SilentServer;
import io.benchmarkagent.web.access.Awaited;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever closes the connection is not worked for any more: the model is left in the middle of its answer. */
@Timeout(120)
class WhoeverLeavesTest {
    private static final Path SAMPLE = Path.of("sample-benchmarks");
    private static final String QUESTION = "{\"query\": \"which services use most memory?\"}";
    private static final int SECONDS_OF_A_QUESTION = 110;

    private final Path home;

    WhoeverLeavesTest(@TempDir Path home) {
        this.home = home;
    }

    @ParameterizedTest
    @CsvSource({"application/json, /api/v1/query", "text/event-stream, /api/v1/query", "text/html, /chat"})
    void theModelIsLeftAsWell(String accept, String path) throws IOException, InterruptedException {
        try (SilentServer model = SilentServer.thatIgnores(1);
                Service service = service(model)) {
            try (Socket client = asked(service, path, accept)) {
                assertThat(model.isAsked()).isTrue();
                client.getOutputStream().flush();
            }
            assertThat(model.isLeft()).as("the model's connection is closed").isTrue();
            String audit =
                    Awaited.of(this::audit, text -> text.contains("request POST") && text.contains("\"question\""));
            assertThat(audit).contains("request POST " + path).contains(stream(accept) ? "status 200" : "status 499");
            assertThat(service.said().lines()).as("its log").hasSize(1);
        }
    }

    /** One that waits for its turn leaves its place to another. */
    @Test
    void whoLeavesTheLineMakesRoomInIt() throws IOException, InterruptedException {
        try (SilentServer model = SilentServer.thatIgnores(3);
                Service service = service(model, "WEB_QUESTIONS", "1", "WEB_WAITING", "1", "XDG_STATE_HOME", "");
                Socket answered = asked(service, "/api/v1/query", "application/json")) {
            assertThat(model.isAsked()).isTrue();
            Socket waits = asked(service, "/api/v1/query", "application/json");
            assertThat(Awaited.of(() -> isToldToComeAgain(service), busy -> busy))
                    .isTrue();
            waits.close();
            assertThat(Awaited.of(() -> isToldToComeAgain(service), busy -> !busy))
                    .isFalse();
            answered.getOutputStream().close();
            assertThat(model.isLeft()).isTrue();
        }
    }

    /** Whoever is not waits, and leaves here. */
    private static boolean isToldToComeAgain(Service service) throws IOException {
        try (Socket next = asked(service, "/api/v1/query", "application/json")) {
            next.setSoTimeout(1000);
            byte[] begun = next.getInputStream().readNBytes("HTTP/1.1 503".length());
            return new String(begun, StandardCharsets.US_ASCII).equals("HTTP/1.1 503");
        } catch (SocketTimeoutException waits) {
            return false;
        }
    }

    private String audit() throws IOException {
        Path file = home.resolve("state/benchmark-agent/audit.jsonl");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private static boolean stream(String accept) {
        return accept.equals("text/event-stream");
    }

    /** Whoever sends the next request ahead has not left. */
    @Test
    void whoAsksAheadIsStillThere() throws IOException, InterruptedException {
        try (SilentServer model = SilentServer.thatIgnores(0, "no JSON", "no JSON", "no JSON", "no JSON");
                Service service = service(model);
                Socket client = asked(service, "/api/v1/query", "application/json")) {
            client.getOutputStream()
                    .write("GET /api/v1/runs?limit=1 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String said = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Awaited.of(this::audit, text -> text.contains("request POST") && text.contains("\"question\""));
            assertThat(said).startsWith("HTTP/1.1 200").contains("adservice", "\"runs\"");
        }
    }

    private Service service(SilentServer model, String... more) {
        Map<String, String> environment = new java.util.HashMap<>(Map.of(
                "XDG_STATE_HOME", home.resolve("state").toString(),
                "XDG_CACHE_HOME", home.resolve("cache").toString(),
                "OPENAI_BASE_URL", model.baseUrl(),
                "OPENAI_API_KEY", OpenAiServer.KEY));
        for (int i = 0; i < more.length; i += 2) {
            environment.put(more[i], more[i + 1]);
        }
        return Service.of(environment, SAMPLE, home.resolve("reports"), "--deadline", SECONDS_OF_A_QUESTION + "s");
    }

    private static Socket asked(Service service, String path, String accept) throws IOException {
        boolean form = path.equals("/chat");
        String body = form ? "question=which+services+use+most+memory%3F" : QUESTION;
        Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(service.address()).getPort());
        socket.getOutputStream()
                .write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: " + accept + "\r\nContent-Type: "
                                + (form ? "application/x-www-form-urlencoded" : "application/json")
                                + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
