package io.benchmarkagent.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.Agent;
import io.benchmarkagent.Service;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reports that are asked for over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportsTest {
    private static final Path SAMPLE = Path.of("sample-benchmarks");
    private static final String INCIDENT = "gcp-amd-20260301-143022";

    private final Path out;
    private final Service service;

    ReportsTest(@TempDir Path folder) {
        out = folder.resolve("served");
        service = Service.of(SAMPLE, out);
    }

    @AfterAll
    void stop() {
        service.close();
        assertThat(service.said().lines()).as("its log").hasSize(1);
    }

    @Test
    void aReportIsTheOneOfTheCommand(@TempDir Path typed) throws IOException {
        JsonNode task = made("{\"run_id\": \"" + INCIDENT + "\"}");
        assertThat(task.path("state").asString()).as(task.toString()).isEqualTo("done");
        assertThat(task.path("exit_code").asInt()).isZero();
        Agent.bare().report(INCIDENT, SAMPLE, typed, "--llm", "off");
        assertThat(findings(out)).isEqualTo(findings(typed));
        assertThat(service.get(task.at("/links/findings").asString()).statusCode())
                .isEqualTo(200);
    }

    /** Both pages were printed just before, and would be good for a second. */
    @Test
    void whoeverIsToldOfAReportReadsItOnThePages() {
        String run = "gcp-intel-20260227-103358";
        assertThat(overview(run)).contains("no report yet");
        assertThat(service.get("/runs/" + run).body()).contains("no report yet");
        made("{\"run_id\": \"" + run + "\"}");
        assertThat(overview(run)).doesNotContain("no report yet");
        assertThat(service.get("/runs/" + run).body()).doesNotContain("no report yet");
    }

    private String overview(String run) {
        return Jsoup.parse(service.get("/").body())
                .select("tr:has(a[href$=" + run + "])")
                .text();
    }

    @Test
    void theSameKeyIsTheSameReport() {
        HttpResponse<String> first =
                service.post("/api/v1/reports", "{\"run_id\": \"latest\"}", "Idempotency-Key", "k1");
        HttpResponse<String> again =
                service.post("/api/v1/reports", "{\"run_id\": \"latest\"}", "Idempotency-Key", "k1");
        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(again.headers().firstValue("location"))
                .isEqualTo(first.headers().firstValue("location"));
        HttpResponse<String> other =
                service.post("/api/v1/reports", "{\"run_id\": \"gcp-intel-20260301-091207\"}", "Idempotency-Key", "k1");
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body()).contains("key-reused");
    }

    @Test
    void anUnknownRunIsRefusedAtOnce() {
        assertThat(service.post("/api/v1/reports", "{\"run_id\": \"nope\"}").statusCode())
                .isEqualTo(404);
        assertThat(service.get("/api/v1/reports/nope").statusCode()).isEqualTo(404);
    }

    @Test
    void partsOfFindingsAreAsTheyStandInThem() throws IOException {
        made("{\"run_id\": \"" + INCIDENT + "\"}");
        JsonNode whole = JsonMapper.shared()
                .readTree(Files.readString(out.resolve(INCIDENT).resolve("findings.json")));
        for (String part : new String[] {"anomalies", "recommendations"}) {
            JsonNode sent = json(service.get("/api/v1/runs/" + INCIDENT + "/" + part));
            assertThat(sent.path(part)).isNotEmpty().isEqualTo(whole.path(part));
        }
        JsonNode history = json(service.get(
                "/api/v1/runs/" + INCIDENT + "/history?metric=cpu.throttled_percentage&subject=checkoutservice"));
        assertThat(history.at("/observations/0/verdict").asString()).isEqualTo("regression");
        assertThat(service.get("/api/v1/runs/" + INCIDENT + "/history?metric=none")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void anomaliesOfSeveralRunsAreGivenAPageAtATime() throws IOException {
        made("{\"run_id\": \"" + INCIDENT + "\"}");
        JsonNode whole = JsonMapper.shared()
                .readTree(Files.readString(out.resolve(INCIDENT).resolve("findings.json")));
        HttpResponse<String> sent = service.get("/api/v1/anomalies?limit=2");
        assertThat(json(sent).at("/runs/0/name").asString()).isEqualTo(INCIDENT);
        assertThat(json(sent).at("/runs/0/anomalies")).isNotEmpty().isEqualTo(whole.path("anomalies"));
        assertThat(json(sent).at("/runs/1/anomalies").isNull())
                .as("no report yet")
                .isTrue();
        String link = sent.headers().firstValue("link").orElse("");
        JsonNode next = json(service.get(link.substring(1, link.indexOf('>'))));
        assertThat(next.path("runs")).hasSize(2);
        assertThat(next.path("total").asInt()).isEqualTo(17);
        JsonNode cohort = json(service.get("/api/v1/recommendations?limit=100&cohort=" + INCIDENT));
        assertThat(cohort.at("/runs/0/recommendations")).isEqualTo(whole.path("recommendations"));
        assertThat(cohort.path("total").asInt())
                .isEqualTo(1 + whole.at("/baseline/size").asInt());
        assertThat(json(service.get("/api/v1/anomalies?last=1h")).path("total").asInt())
                .isZero();
        assertThat(json(service.get("/api/v1/anomalies?run=" + INCIDENT)).path("runs"))
                .hasSize(1);
        assertThat(service.get("/api/v1/anomalies?run=nope").statusCode()).isEqualTo(404);
    }

    @Test
    void groupsAreComparedAsInTheTerminal() {
        String typed = Agent.bare()
                .run(
                        "compare",
                        "--archive",
                        SAMPLE.toString(),
                        "--format",
                        "json",
                        "cpu_vendor=intel",
                        "cpu_vendor=amd")
                .out();
        assertThat(service.get("/api/v1/compare?group=cpu_vendor%3Dintel&group=cpu_vendor%3Damd")
                        .body())
                .isEqualTo(typed);
        assertThat(service.get("/api/v1/compare?group=cpu_vendor%3Dintel").statusCode())
                .isEqualTo(400);
        assertThat(service.get("/api/v1/compare?group=cpu_vendor%3Dx&group=cpu_vendor%3Damd")
                        .statusCode())
                .isEqualTo(422);
    }

    private JsonNode made(String body) {
        HttpResponse<String> asked = service.post("/api/v1/reports", body);
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
        String place = asked.headers().firstValue("location").orElseThrow();
        long until = System.nanoTime() + 60_000_000_000L;
        JsonNode task = json(service.get(place));
        while (task.path("ended").isNull() && System.nanoTime() < until) {
            task = json(service.get(place));
        }
        return task;
    }

    /** Without what no two reports share. */
    private static JsonNode findings(Path reports) throws IOException {
        ObjectNode findings = (ObjectNode) JsonMapper.shared()
                .readTree(Files.readString(reports.resolve(INCIDENT).resolve("findings.json")));
        findings.remove("provenance");
        return findings;
    }

    private static JsonNode json(HttpResponse<String> sent) {
        return JsonMapper.shared().readTree(sent.body());
    }
}
