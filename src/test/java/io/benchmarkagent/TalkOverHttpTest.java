package io.benchmarkagent;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A conversation over HTTP is the one of the terminal. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TalkOverHttpTest {
    private static final Path SAMPLE = Path.of("sample-benchmarks");
    private static final String INCIDENT = "gcp-amd-20260301-143022";
    private static final String QUIET = "gcp-intel-20260301-091207";
    private static final List<String> SCRIPT = List.of(
            "cpu of frontend",
            "and cartservice?",
            "what about the previous run?",
            "why?",
            "is it healthy?",
            "which services use most memory?",
            "and cpu?",
            "what regressed?",
            "why?");

    private final Service service;

    TalkOverHttpTest(@TempDir Path reports) {
        service = Service.of(SAMPLE, reports);
    }

    @AfterAll
    void stop() {
        service.close();
        assertThat(service.said().lines()).as("its log").hasSize(1);
    }

    @Test
    void theSameScriptGetsTheSameAnswersAsInTheTerminal() {
        String typed = Agent.bare()
                .hearing(SCRIPT, "chat", "--archive", SAMPLE.toString())
                .isDone()
                .out();
        String talk = begun("{}");
        List<String> answers = new ArrayList<>();
        for (String question : SCRIPT) {
            JsonNode said = asked(talk, question);
            answers.add("> " + question + "\n" + printed(question, said));
        }
        assertThat(String.join("", answers)).isEqualTo(typed);
        JsonNode all = json(service.get(talk));
        assertThat(all.path("turns")).hasSize(SCRIPT.size());
        assertThat(all.at("/turns/1/query").asString()).isEqualTo("and cartservice?");
        assertThat(all.at("/turns/1/taken_to_mean").asString()).isEqualTo("cpu of cartservice");
    }

    /** As `query` prints the question in full, and the terminal what it was taken to mean. */
    private static String printed(String question, JsonNode said) {
        String meant = said.path("taken_to_mean").asString();
        String alone = Agent.bare()
                .run("query", "--archive", SAMPLE.toString(), meant)
                .isDone()
                .out();
        String json = Agent.bare()
                .run("query", "--archive", SAMPLE.toString(), "--format", "json", meant)
                .isDone()
                .out();
        ObjectNode without = ((ObjectNode) said.deepCopy()).without("taken_to_mean");
        assertThat((JsonNode) without).isEqualTo(JsonMapper.shared().readTree(json));
        return alone + (meant.equals(question) ? "" : "  taken to mean: " + meant + "\n") + "\n";
    }

    @Test
    void aStreamEndsWithTheSameAnswer() {
        String talk = begun("{}");
        asked(talk, "cpu of frontend");
        HttpResponse<String> sent =
                service.post(talk + "/messages", "{\"query\": \"and cartservice?\"}", "Accept", "text/event-stream");
        String last = sent.body()
                .lines()
                .filter(line -> line.startsWith("data:"))
                .reduce((before, after) -> after)
                .orElseThrow();
        JsonNode done = JsonMapper.shared().readTree(last.substring("data:".length()));
        assertThat(done.path("taken_to_mean").asString()).isEqualTo("cpu of cartservice");
        assertThat(sent.body().lines().filter(line -> line.startsWith("event:")).distinct())
                .containsExactly("event:step", "event:token", "event:sources", "event:done");
    }

    @Test
    void aConversationIsAboutItsRunAndOneQuestionMayBeOfAnother() {
        String talk = begun("{\"run_id\": \"" + QUIET + "\"}");
        assertThat(asked(talk, "cpu of frontend").at("/resolved/run").asString())
                .isEqualTo(QUIET);
        JsonNode other = json(service.post(
                talk + "/messages",
                "{\"query\": \"memory of frontend\", \"context\": {\"run_id\": \"" + INCIDENT + "\"}}"));
        assertThat(other.at("/resolved/run").asString()).isEqualTo(INCIDENT);
        assertThat(asked(talk, "cpu of adservice").at("/resolved/run").asString())
                .isEqualTo(QUIET);
    }

    @Test
    void aQuestionMayHaveATime() {
        String talk = begun("{}");
        asked(talk, "cpu of frontend");
        JsonNode said = json(service.post(
                talk + "/messages",
                "{\"query\": \"and cartservice?\", \"context\": {\"time_range\": {\"from\": \"2026-03-01T14:24Z\","
                        + " \"to\": \"2026-03-01T14:28Z\"}}}"));
        assertThat(said.path("taken_to_mean").asString()).isEqualTo("cpu of cartservice");
        assertThat(said.at("/resolved/time_range/from").asString()).isEqualTo("2026-03-01T14:24:00Z");
    }

    @Test
    void whatGoesOnFromNothingIsAProblemAndLeavesNothing() {
        String talk = begun("{}");
        HttpResponse<String> sent = service.post(talk + "/messages", "{\"query\": \"and cartservice?\"}");
        assertThat(sent.statusCode()).isEqualTo(422);
        assertThat(sent.body()).contains("there is no question before it");
        assertThat(service.post(talk + "/messages", "{\"query\": \"cpu\", \"context\": {\"run_id\": \"nope\"}}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(json(service.get(talk)).path("turns")).isEmpty();
    }

    @Test
    void whatLooksLikeASecretIsNeitherAskedNorKept() {
        String talk = begun("{}");
        service.post(talk + "/messages", "{\"query\": \"cpu of frontend password=hunter2\"}");
        assertThat(service.get(talk).body()).doesNotContain("hunter2");
    }

    @Test
    void oneThatIsNotThereIsAProblem() {
        String talk = begun("{}");
        HttpRequest gone = service.request(talk).DELETE().build();
        assertThat(service.sent(gone).statusCode()).isEqualTo(204);
        assertThat(service.sent(gone).statusCode()).isEqualTo(404);
        assertThat(service.get(talk).body()).contains("unknown-conversation");
        assertThat(service.post(talk + "/messages", "{\"query\": \"cpu\"}").statusCode())
                .isEqualTo(404);
        assertThat(service.post("/api/v1/conversations", "{\"run_id\": \"nope\"}")
                        .statusCode())
                .isEqualTo(404);
    }

    private String begun(String body) {
        HttpResponse<String> sent = service.post("/api/v1/conversations", body);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(201);
        assertThat(sent.headers().firstValue("location"))
                .contains(json(sent).at("/links/self").asString());
        return json(sent).at("/links/self").asString();
    }

    private JsonNode asked(String talk, String question) {
        HttpResponse<String> sent = service.post(talk + "/messages", "{\"query\": \"" + question + "\"}");
        assertThat(sent.statusCode()).as(question + ": " + sent.body()).isEqualTo(200);
        return json(sent);
    }

    private static JsonNode json(HttpResponse<String> sent) {
        return JsonMapper.shared().readTree(sent.body());
    }
}
