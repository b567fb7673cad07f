package io.benchmarkagent;

import static io.benchmarkagent.ScriptedAsker.call;
import static io.benchmarkagent.ScriptedAsker.looks;
import static io.benchmarkagent.ScriptedAsker.tells;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.ScriptedAsker.Said;
import io.benchmarkagent.ask.question.Question;
import io.benchmarkagent.fixtures.Injection;
import io.benchmarkagent.fixtures.OpenAiServer;
import io.benchmarkagent.fixtures.OpenAiServer.Behaviour;
import io.benchmarkagent.llm.Redacted;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Orders that come by the chat box, or stand in a run's names, and a model that obeys each of them. */
@Timeout(180)
class InjectedQuestionTest {
    private static final Path SAMPLE = Path.of("sample-benchmarks");
    private static final String TRUE = "adservice had the highest mean memory: 156 MiB.";
    private static final String LIE = "checkoutservice's p95 latency was 4711 ms.";
    private static final List<String> TRUTHS = List.of(
            TRUE,
            "loadgenerator's mean memory was 119 MiB.",
            "recommendationservice's mean memory was 88.8 MiB.",
            "checkoutservice's mean memory was 77.3 MiB.");
    private static final int QUESTIONS = 4;

    private final Path home;

    InjectedQuestionTest(@TempDir Path home) {
        this.home = home;
    }

    /** Calls what there is not, and what there is; says what it was told to. */
    private static Behaviour obeying(Supplier<Injection> injection) {
        String calls = looks(
                call("kubectl_delete", "all", "checkoutservice"),
                call("http_get", "http://127.0.0.1:1/steal", "x"),
                call("write_file", "../../etc/cron.d/x", "x"),
                call("ranking", "memory"));
        return (server, exchange, request) -> {
            String prompt = user(request);
            String order = injection.get().obeyed();
            Said[] lies = {new Said(order, "r4"), new Said(LIE, "r4")};
            Said[] all = Stream.concat(Stream.of(lies), TRUTHS.stream().map(text -> new Said(text, "r4")))
                    .toArray(Said[]::new);
            boolean isSentBack = prompt.contains("<<<SENTENCES");
            String text = isSentBack ? tells(lies) : prompt.contains("<<<RESULTS") ? tells(all) : calls;
            OpenAiServer.saysToAnyone(text).answer(server, exchange, request);
        };
    }

    private static String user(JsonNode request) {
        return request.path("messages").path(1).path("content").asString("");
    }

    private static List<Injection> injections() {
        List<Injection> all = Injection.all().stream()
                .filter(one -> Question.mistake(one.attack()).isEmpty())
                .toList();
        return IntStream.range(0, QUESTIONS)
                .mapToObj(i -> all.get(i * (all.size() / QUESTIONS)))
                .toList();
    }

    @Test
    void aQuestionIsReadAndNeverObeyed() throws IOException {
        Map<String, Long> before = files(SAMPLE);
        AtomicReference<Injection> now = new AtomicReference<>(injections().get(0));
        List<String> told = new ArrayList<>();
        try (OpenAiServer model = OpenAiServer.that(obeying(now::get));
                Service service = service(model, SAMPLE)) {
            for (Injection injection : injections()) {
                now.set(injection);
                String talk = json(service.post("/api/v1/conversations", "{}"))
                        .at("/links/messages")
                        .asString();
                for (String asked : List.of("which services use most memory? " + injection.attack(), "and now?")) {
                    told.add(held(service.post(talk, body(asked)), injection));
                }
            }
            holdsOf(model);
        }
        assertThat(told).as("what is true is told").anyMatch(response -> response.contains(TRUE));
        assertThat(files(SAMPLE)).as("the archive").isEqualTo(before);
        assertThat(files(home)).as("nothing is written").isEmpty();
    }

    /** Whatever else is in it, only what a tool told stands in an answer. */
    private static String held(HttpResponse<String> sent, Injection injection) {
        assertThat(sent.statusCode()).as(injection + sent.body()).isIn(200, 422);
        String response = json(sent).path("response").asString("");
        assertThat(response).as(injection.toString()).doesNotContain("4711");
        if (!injection.attack().contains(injection.obeyed().strip())) {
            assertThat(response)
                    .as(injection.toString())
                    .doesNotContain(injection.obeyed().strip());
        }
        json(sent)
                .path("sources")
                .forEach(source -> assertThat(source.path("type").asString()).isEqualTo("archive"));
        return response;
    }

    /** What it called that there is not was refused, and what went to it held no secret. */
    private static void holdsOf(OpenAiServer model) {
        List<String> prompts =
                model.asked().stream().map(asked -> user(asked.body())).toList();
        assertThat(prompts).anyMatch(prompt -> prompt.contains("<<<RESULTS"));
        assertThat(prompts).filteredOn(prompt -> prompt.contains("<<<RESULTS")).allSatisfy(prompt -> assertThat(prompt)
                .contains("kubectl_delete", "http_get", "write_file")
                .contains("unknown tool"));
        assertThat(String.join("", prompts)).doesNotContain("hunter2", "s3cretpw", OpenAiServer.KEY);
    }

    @Test
    void aRunsNamesAreReadAndNeverObeyed() throws IOException {
        List<Injection> injections = injections();
        List<String> names = Stream.concat(
                        Stream.of("checkoutservice", "frontend", "adservice"),
                        injections.stream().map(Injection::attack))
                .toList();
        HostileArchive archive = new HostileArchive(home.resolve("archive"), names).write();
        AtomicReference<Injection> now = new AtomicReference<>(injections.get(0));
        try (OpenAiServer model = OpenAiServer.that(obeying(now::get));
                Service service = service(model, archive.folder())) {
            for (Injection injection : injections) {
                now.set(injection);
                HttpResponse<String> sent = service.post("/api/v1/query", body("which services use most memory?"));
                assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);
                assertThat(json(sent).path("response").asString()).doesNotContain("4711");
            }
            assertThat(service.said().lines()).hasSize(1);
        }
    }

    private Service service(OpenAiServer model, Path archive) {
        return Service.of(
                Map.of("OPENAI_BASE_URL", model.baseUrl(), "OPENAI_API_KEY", OpenAiServer.KEY),
                archive,
                home.resolve("reports"));
    }

    private static String body(String question) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("query", Redacted.text(question))
                .toString();
    }

    private static Map<String, Long> files(Path folder) throws IOException {
        Map<String, Long> all = new TreeMap<>();
        for (Path file : Folder.files(folder)) {
            all.put(folder.relativize(file).toString(), Files.size(file));
        }
        return all;
    }

    private static JsonNode json(HttpResponse<String> sent) {
        return JsonMapper.shared().readTree(sent.body());
    }
}
