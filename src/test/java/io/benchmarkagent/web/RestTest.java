package io.benchmarkagent.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.Agent;
import io.benchmarkagent.Ran;
import io.benchmarkagent.Service;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service over HTTP says what the terminal says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestTest {
    private static final Path SAMPLE = Path.of("sample-benchmarks");
    private static final String INCIDENT = "gcp-amd-20260301-143022";
    private static final String QUESTION = "which services use most memory?";

    private final Path reports;
    private final Service service;

    RestTest(@TempDir Path reports) {
        this.reports = reports;
        Ran reported = Agent.bare().report(INCIDENT, SAMPLE, reports);
        assertThat(reported.exit()).isZero();
        service = Service.of(SAMPLE, reports);
    }

    @AfterAll
    void stop() {
        service.close();
        assertThat(service.said().lines()).as("its log").hasSize(1);
    }

    @Test
    void aQuestionIsAnsweredAsInTheTerminal() {
        Ran typed = Agent.bare()
                .run(
                        "query",
                        "--archive",
                        SAMPLE.toString(),
                        "--out",
                        reports.toString(),
                        "--format",
                        "json",
                        QUESTION);
        HttpResponse<String> sent = service.post("/api/v1/query", body(QUESTION));
        assertThat(sent.statusCode()).isEqualTo(200);
        assertThat(sent.body()).isEqualTo(typed.out());
    }

    @Test
    void theContextNamesTheRun() {
        HttpResponse<String> sent = service.post(
                "/api/v1/query",
                "{\"query\": \"cpu of frontend\", \"context\": {\"run_id\": \"gcp-intel-20260301-091207\"}}");
        assertThat(json(sent).at("/resolved/run").asString()).isEqualTo("gcp-intel-20260301-091207");
    }

    @Test
    void theContextNamesTheTime() {
        HttpResponse<String> sent = service.post(
                "/api/v1/query",
                "{\"query\": \"cpu of frontend\", \"context\": {\"time_range\": {\"from\": \"2026-03-01T14:24Z\","
                        + " \"to\": \"2026-03-01T14:28Z\"}}}");
        assertThat(json(sent).at("/resolved/time_range/from").asString()).isEqualTo("2026-03-01T14:24:00Z");
    }

    @Test
    void aStreamTellsTheStepsTheTextTheSourcesAndTheWhole() {
        HttpResponse<String> sent = service.post("/api/v1/query", body(QUESTION), "Accept", "text/event-stream");
        assertThat(sent.headers().firstValue("content-type").orElse("")).startsWith("text/event-stream");
        assertThat(sent.body().lines().filter(line -> line.startsWith("event:")).distinct())
                .containsExactly("event:step", "event:token", "event:sources", "event:done");
        JsonNode whole = JsonMapper.shared().readTree(last(sent.body()));
        assertThat(tokens(sent.body())).isEqualTo(whole.path("response").asString());
        assertThat(whole).isEqualTo(json(service.post("/api/v1/query", body(QUESTION))));
    }

    @Test
    void aStreamEndsWithTheProblem() {
        HttpResponse<String> sent =
                service.post("/api/v1/query", body("cpu of frontend at 25:00"), "Accept", "text/event-stream");
        assertThat(sent.body()).contains("event:problem").contains("urn:benchmark-agent:problem:unclear-question");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{\"query\": 7}",
                "{\"query\": \"?\"}",
                "{\"query\": \"cpu\", \"query\": \"memory\"}",
                "{\"query\": \"cpu\", \"ctx\": {}}",
                "{\"query\": \"cpu\", \"context\": []}",
                "{\"query\": \"cpu\", \"context\": {\"timezone\": \"Mars/Olympus\"}}",
                "{\"query\": \"cpu\", \"context\": {\"time_range\": {\"since\": \"2h\"}}}",
                "{\"query\": \"cpu\"} and more"
            })
    void whatIsNoQuestionIsAProblem(String body) {
        isProblem(service.post("/api/v1/query", body), 400);
    }

    @Test
    void anUnclearTimeIsAProblemInTheWordsOfTheRequest() {
        HttpResponse<String> sent = service.post(
                "/api/v1/query",
                "{\"query\": \"cpu of frontend\", \"context\": {\"time_range\": {\"from\": \"noonish\"}}}");
        isProblem(sent, 422);
        assertThat(json(sent).path("detail").asString())
                .contains("context.time_range.from 'noonish'")
                .doesNotContain("--from");
    }

    @Test
    void anUnknownRunIsAProblemWithTheNearest() {
        isProblem(service.get("/api/v1/runs/gcp-amd-20260301-143021/findings"), 404);
        assertThat(service.get("/api/v1/runs/gcp-amd-20260301-143021/findings").body())
                .contains(INCIDENT);
    }

    @Test
    void runsAreGivenAPageAtATime() {
        HttpResponse<String> first = service.get("/api/v1/runs?limit=10");
        assertThat(json(first).path("runs")).hasSize(10);
        assertThat(json(first).path("total").asInt()).isEqualTo(17);
        String link = first.headers().firstValue("link").orElse("");
        HttpResponse<String> second = service.get(link.substring(1, link.indexOf('>')));
        assertThat(json(second).path("runs")).hasSize(7);
        assertThat(second.headers().firstValue("link")).isEmpty();
        assertThat(json(second).at("/runs/0/name")).isNotEqualTo(json(first).at("/runs/9/name"));
    }

    @Test
    void aPageThatHasNotChangedIsNotSentAgain() {
        String tag = service.get("/api/v1/runs").headers().firstValue("etag").orElse("");
        assertThat(service.get("/api/v1/runs", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
    }

    @Test
    void findingsAreTheBytesOfTheFile() throws IOException {
        HttpResponse<String> sent = service.get("/api/v1/runs/" + INCIDENT + "/findings");
        assertThat(sent.body())
                .isEqualTo(Files.readString(reports.resolve(INCIDENT).resolve("findings.json")));
        String tag = sent.headers().firstValue("etag").orElse("");
        assertThat(service.get("/api/v1/runs/latest/findings", "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void whoTakesGzipGetsTheSameBytesPacked() throws IOException {
        byte[] file = Files.readAllBytes(reports.resolve(INCIDENT).resolve("findings.json"));
        HttpResponse<byte[]> packed = findings("Accept-Encoding", "br;q=1.0, gzip;q=0.8");
        assertThat(packed.headers().firstValue("content-encoding")).contains("gzip");
        assertThat(packed.headers().allValues("vary")).contains("Accept-Encoding");
        assertThat(packed.body()).hasSizeLessThan(file.length / 5);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes())
                .isEqualTo(file);
        String tag = packed.headers().firstValue("etag").orElse("");
        assertThat(findings("Accept-Encoding", "gzip", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        assertThat(findings("If-None-Match", tag).statusCode())
                .as("other bytes, another tag")
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip;q=0", "identity", "br", "gzip;q=none", ""})
    void whoDoesNotTakeGzipGetsThemAsTheyAre(String accepted) throws IOException {
        HttpResponse<byte[]> sent = findings("Accept-Encoding", accepted);
        assertThat(sent.headers().firstValue("content-encoding")).isEmpty();
        assertThat(sent.body())
                .isEqualTo(Files.readAllBytes(reports.resolve(INCIDENT).resolve("findings.json")));
    }

    private HttpResponse<byte[]> findings(String... headers) throws IOException {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            service.request("/api/v1/runs/" + INCIDENT + "/findings", headers)
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Test
    void withoutKeysThereIsNoDoorForSlack() {
        assertThat(service.post("/slack/events", "{}").statusCode()).isEqualTo(404);
    }

    @Test
    void aRunWithoutAReportSaysHowToGetOne() {
        HttpResponse<String> sent = service.get("/api/v1/runs/gcp-intel-20260301-091207/findings");
        isProblem(sent, 404);
        assertThat(sent.body()).contains("unknown-report", "POST /api/v1/reports");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../..", "....//", "etc/passwd", ".%00", "~"})
    void aRunIdIsNeverAPath(String id) {
        String encoded = URLEncoder.encode(id, StandardCharsets.UTF_8);
        assertThat(service.get("/api/v1/runs/" + encoded + "/findings").statusCode())
                .isBetween(400, 404);
    }

    private static String body(String question) {
        return "{\"query\": \"" + question + "\"}";
    }

    private static void isProblem(HttpResponse<String> sent, int status) {
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(status);
        assertThat(sent.headers().firstValue("content-type").orElse("")).isEqualTo("application/problem+json");
        assertThat(json(sent).path("status").asInt()).isEqualTo(status);
        assertThat(json(sent).path("detail").asString()).isNotBlank();
    }

    private static JsonNode json(HttpResponse<String> sent) {
        return JsonMapper.shared().readTree(sent.body());
    }

    private static String last(String events) {
        return events.lines()
                .filter(line -> line.startsWith("data:"))
                .reduce((before, after) -> after)
                .orElse("")
                .substring("data:".length());
    }

    private static String tokens(String events) {
        StringBuilder text = new StringBuilder();
        for (String event : events.split("\n\n")) {
            if (event.startsWith("event:token")) {
                text.append(
                        JsonMapper.shared().readTree(last(event)).path("text").asString());
            }
        }
        return text.toString();
    }
}
