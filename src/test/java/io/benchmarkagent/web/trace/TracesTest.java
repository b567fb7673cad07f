package io.benchmarkagent.web.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.benchmarkagent.Service;
import io.benchmarkagent.fixtures.OpenAiServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service with a collector, which takes OTLP over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TracesTest {
    private static final String QUESTION = "{\"query\": \"which services use most memory?\"}";
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CALLER = "00f067aa0ba902b7";
    private static final long PATIENCE_NANOS = 30_000_000_000L;

    private final Queue<JsonNode> posted = new ConcurrentLinkedQueue<>();
    private final Queue<String> keys = new ConcurrentLinkedQueue<>();
    private final OpenAiServer model = OpenAiServer.that(OpenAiServer.saysToAnyone("{\"statements\": []}"));
    private final HttpServer collector;
    private final Service service;

    TracesTest(@TempDir Path home) throws IOException {
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            posted.add(JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes()));
            keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("api-key")));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        service = Service.of(
                Map.of(
                        "XDG_STATE_HOME",
                        home.resolve("state").toString(),
                        "XDG_CACHE_HOME",
                        home.resolve("cache").toString(),
                        "OPENAI_BASE_URL",
                        model.baseUrl(),
                        "OPENAI_API_KEY",
                        OpenAiServer.KEY,
                        "OTEL_EXPORTER_OTLP_ENDPOINT",
                        "http://127.0.0.1:" + collector.getAddress().getPort(),
                        "OTEL_EXPORTER_OTLP_HEADERS",
                        "api-key=a%20b+c",
                        "OTEL_SERVICE_NAME",
                        "bench"),
                Path.of("sample-benchmarks"),
                home.resolve("reports"));
    }

    @AfterAll
    void stop() {
        service.close();
        collector.stop(0);
        model.close();
    }

    @Test
    void aQuestionIsPartsOfTheTraceThatItsCallerBegan() {
        assertThat(service.post("/api/v1/query", QUESTION, "traceparent", "00-" + TRACE + "-" + CALLER + "-01")
                        .statusCode())
                .isEqualTo(200);
        await("POST /api/v1/query", TRACE);
        JsonNode request = span("POST /api/v1/query", TRACE);
        JsonNode question = span("question", TRACE);
        JsonNode prompt = span("chat", TRACE);
        assertThat(request.path("parentSpanId").asString()).isEqualTo(CALLER);
        assertThat(question.path("parentSpanId")).isEqualTo(request.path("spanId"));
        assertThat(prompt.path("parentSpanId")).isEqualTo(question.path("spanId"));
        assertThat(attribute(request, "http.response.status_code")
                        .path("intValue")
                        .asString())
                .isEqualTo("200");
        assertThat(attribute(prompt, "gen_ai.usage.input_tokens")
                        .path("intValue")
                        .asLong())
                .isPositive();
        assertThat(nanos(prompt, "startTimeUnixNano"))
                .isGreaterThanOrEqualTo(nanos(question, "startTimeUnixNano") - 5_000_000);
        assertThat(nanos(request, "endTimeUnixNano") / 1_000_000_000L)
                .isCloseTo(Instant.now().getEpochSecond(), org.assertj.core.data.Offset.offset(60L));
        assertThat(posted.toString()).doesNotContain("most memory", OpenAiServer.KEY);
        assertThat(posted.peek()
                        .at("/resourceSpans/0/resource/attributes/0/value/stringValue")
                        .asString())
                .isEqualTo("bench");
        assertThat(keys).containsOnly("a b+c");
    }

    @Test
    void aCallerThatCollectsNoneIsNotCollected() {
        String none = "1bf92f3577b34da6a3ce929d0e0e4736";
        String later = "2bf92f3577b34da6a3ce929d0e0e4736";
        service.get("/api/v1/runs", "traceparent", "00-" + none + "-" + CALLER + "-00");
        service.get("/actuator/health/liveness", "traceparent", "00-" + later + "-" + CALLER + "-01");
        service.get("/none-of-these", "traceparent", "00-" + later + "-" + CALLER + "-01");
        await("GET /**", later);
        assertThat(posted.toString()).doesNotContain(none, "liveness", "none-of-these");
    }

    @Test
    void whatIsNoTraceParentBeginsATraceOfItsOwn() {
        for (String wrong : List.of(
                "",
                "00-" + "0".repeat(32) + "-" + CALLER + "-01",
                "00-" + TRACE + "-" + "0".repeat(16) + "-01",
                "ff-" + TRACE + "-" + CALLER + "-01",
                "00-" + TRACE.toUpperCase(java.util.Locale.ROOT) + "-" + CALLER + "-01")) {
            assertThat(TraceParent.of(wrong)).as(wrong).isEmpty();
        }
        assertThat(TraceParent.of("00-" + TRACE + "-" + CALLER + "-00"))
                .hasValue(new TraceParent(TRACE, CALLER, false));
        assertThat(TraceParent.fresh()).isNotEqualTo(TraceParent.fresh());
    }

    @Test
    void whatCannotArriveIsRefusedAndNothingIsRepeated() {
        assertThat(TraceSettings.mistake(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://u:geheim@c:4318")))
                .hasValueSatisfying(line ->
                        assertThat(line).contains("OTEL_EXPORTER_OTLP_HEADERS").doesNotContain("geheim"));
        Map<String, String> grpc =
                Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://c:4317", "OTEL_EXPORTER_OTLP_PROTOCOL", "grpc");
        assertThat(TraceSettings.mistake(grpc).orElse("")).contains("http/json", "4318");
        assertThat(TraceSettings.of(grpc)).isEmpty();
        assertThat(TraceSettings.of(Map.of("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc")))
                .isEmpty();
        assertThat(TraceSettings.of(
                        Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://c:4318", "OTEL_SDK_DISABLED", "true")))
                .isEmpty();
        assertThat(TraceSettings.of(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://c:4318/"))
                        .orElseThrow()
                        .address())
                .hasToString("http://c:4318/v1/traces");
    }

    private void await(String name, String trace) {
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (spans(name, trace).isEmpty() && System.nanoTime() < until) {
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private JsonNode span(String name, String trace) {
        List<JsonNode> found = spans(name, trace);
        assertThat(found).as(name + " in " + posted).isNotEmpty();
        return found.get(0);
    }

    private List<JsonNode> spans(String name, String trace) {
        return posted.stream()
                .flatMap(one -> one.at("/resourceSpans/0/scopeSpans/0/spans").valueStream())
                .filter(one -> one.path("name").asString().equals(name))
                .filter(one -> one.path("traceId").asString().equals(trace))
                .toList();
    }

    private static JsonNode attribute(JsonNode span, String key) {
        return span.path("attributes")
                .valueStream()
                .filter(one -> one.path("key").asString().equals(key))
                .findFirst()
                .orElseThrow()
                .path("value");
    }

    private static long nanos(JsonNode span, String name) {
        return Long.parseLong(span.path(name).asString());
    }
}
