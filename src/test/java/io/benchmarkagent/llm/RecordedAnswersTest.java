package io.benchmarkagent.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.DataDir;
import io.benchmarkagent.fixtures.OpenAiServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What OpenAI, Azure, Groq, Ollama, OpenRouter and others really answered, told again. */
class RecordedAnswersTest {
    private static final YAMLMapper YAML = YAMLMapper.builder().build();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void everyRecordedAnswerIsItsTextOrOneLine() throws IOException {
        List<Recorded> all = recorded(DataDir.of("fixtures/openai"));
        assertThat(all).hasSizeGreaterThan(40);
        assertThat(all.stream().filter(Recorded::isWhole)).hasSizeGreaterThan(10);
        for (Recorded one : all) {
            Answer answer = told(one);
            if (one.isWhole()) {
                assertThat(answer).as(one.name()).isInstanceOfSatisfying(Answer.Written.class, written -> {
                    assertThat(written.text()).isEqualTo(one.text().strip());
                    assertThat(written.tokens()).isEqualTo(one.tokens());
                });
            } else {
                assertThat(answer)
                        .as(one.name() + one.body())
                        .isInstanceOfSatisfying(Answer.Refused.class, refused -> assertThat(refused.why())
                                .isNotBlank()
                                .doesNotContain("\n"));
            }
        }
    }

    /** A recorded answer: from which file, with which status and which body. */
    private record Recorded(String name, int status, String body) {
        boolean isWhole() {
            return status == 200
                    && parsed().path("choices").size() == 1 // several are nothing we ask for
                    && !text().isBlank()
                    && choice().path("finish_reason").asString("").equals("stop");
        }

        String text() {
            return choice().path("message").path("content").asString("");
        }

        long tokens() {
            return parsed().path("usage").path("total_tokens").asLong(0);
        }

        private JsonNode choice() {
            return parsed().path("choices").path(0);
        }

        private JsonNode parsed() {
            return body.startsWith("{") ? JSON.readTree(body) : JSON.createObjectNode();
        }
    }

    private static Answer told(Recorded one) {
        try (OpenAiServer server = OpenAiServer.that(OpenAiServer.answers(one.status(), one.body()))) {
            LlmSettings settings = new LlmSettings(LlmMode.AUTO, server.baseUrl(), "m", Duration.ofSeconds(5), 2000);
            return LanguageModels.chosen(settings, Map.of("OPENAI_API_KEY", OpenAiServer.KEY))
                    .orElseThrow()
                    .answer(new Prompt("Be brief.", "What happened?", 2000, Duration.ofMinutes(1)));
        }
    }

    private static List<Recorded> recorded(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .flatMap(RecordedAnswersTest::interactions)
                    .filter(one -> !one.body().isEmpty())
                    .toList();
        }
    }

    private static Stream<Recorded> interactions(Path file) {
        return YAML.readTree(file.toFile()).path("interactions").valueStream().map(one -> {
            JsonNode response = one.path("response");
            JsonNode parsed = response.path("parsed_body");
            return new Recorded(
                    file.getFileName().toString(),
                    response.path("status").path("code").asInt(0),
                    parsed.isObject()
                            ? parsed.toString()
                            : response.path("body").path("string").asString(""));
        });
    }
}
