package io.benchmarkagent.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.OpenAiServer;
import io.benchmarkagent.fixtures.OpenAiServer.Behaviour;
import io.benchmarkagent.llm.spend.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class OpenAiModelTest {
    private static final Duration PATIENCE = Duration.ofMillis(1500);

    @Test
    void aGoodAnswerComesWithItsModelAndItsTokens() {
        try (OpenAiServer server = OpenAiServer.that(OpenAiServer.says("It regressed."))) {
            assertThat(ask(server, OpenAiServer.KEY))
                    .isEqualTo(new Answer.Written(
                            "It regressed.",
                            "gpt-4o-mini-2024-07-18",
                            new Usage(19, 10),
                            OptionalDouble.of((19 * 0.15 + 10 * 0.6) / 1e6),
                            false,
                            List.of()));
        }
    }

    @Test
    void theRequestCarriesTheKeyBothMessagesTheBoundAndTemperatureZero() {
        try (OpenAiServer server = OpenAiServer.that(OpenAiServer.says("It regressed."))) {
            ask(server, " " + OpenAiServer.KEY + "\n");
            JsonNode body = server.asked().get(0).body();
            assertThat(server.asked().get(0).authorization()).isEqualTo("Bearer " + OpenAiServer.KEY);
            assertThat(body.path("messages").path(0).path("content").asString()).isEqualTo("Be brief.");
            assertThat(body.path("messages").path(1).path("content").asString()).isEqualTo("What happened?");
            assertThat(body.path("max_tokens").asInt(0)).isEqualTo(200);
            assertThat(body.path("temperature").asDouble(-1)).isZero();
            assertThat(body.path("stream").asBoolean(false)).isFalse();
        }
    }

    @Test
    void aReasoningModelIsBoundedInItsOwnDialect() {
        try (OpenAiServer server = OpenAiServer.that(OpenAiServer.says("It regressed."))) {
            model(new LlmSettings(LlmMode.AUTO, server.baseUrl(), "gpt-5-mini", PATIENCE, 200), OpenAiServer.KEY)
                    .answer(PROMPT);
            JsonNode body = server.asked().get(0).body();
            assertThat(body.path("max_completion_tokens").asInt(0)).isEqualTo(200);
            assertThat(body.has("max_tokens")).isFalse();
            assertThat(body.has("temperature")).isFalse();
        }
    }

    @Test
    void aServerThatComplainsOfTheDialectIsAskedInTheOther() {
        try (OpenAiServer server =
                OpenAiServer.that(OpenAiServer.wantsMaxCompletionTokens(), OpenAiServer.says("It regressed."))) {
            assertThat(ask(server, OpenAiServer.KEY)).isInstanceOf(Answer.Written.class);
            assertThat(server.asked()).hasSize(2);
            assertThat(server.asked()
                            .get(1)
                            .body()
                            .path("max_completion_tokens")
                            .asInt(0))
                    .isEqualTo(200);
        }
    }

    @Test
    void aServerWithoutKeysIsSentAPlaceholder() {
        try (OpenAiServer server = OpenAiServer.that(OpenAiServer.saysToAnyone("It regressed."))) {
            assertThat(ask(server, "")).isInstanceOf(Answer.Written.class);
            assertThat(server.asked().get(0).authorization()).isEqualTo("Bearer none");
        }
    }

    @Test
    void aBusyServerIsAskedOnceMoreAfterItsPause() {
        try (OpenAiServer server = OpenAiServer.that(OpenAiServer.isBusy("0"), OpenAiServer.says("It regressed."))) {
            assertThat(ask(server, OpenAiServer.KEY)).isInstanceOf(Answer.Written.class);
            assertThat(server.asked()).hasSize(2);
        }
    }

    @Test
    void aPauseLongerThanThePatienceIsNotWaitedFor() {
        try (OpenAiServer server = OpenAiServer.that(OpenAiServer.isBusy("20"))) {
            assertThat(ask(server, OpenAiServer.KEY)).isInstanceOf(Answer.Refused.class);
            assertThat(server.asked()).hasSize(1);
        }
    }

    @Test
    void aFailingServerIsAskedTwiceAndNoMore() {
        try (OpenAiServer server = OpenAiServer.that(OpenAiServer.fails(500))) {
            ask(server, OpenAiServer.KEY);
            assertThat(server.asked()).hasSize(2);
        }
    }

    @Test
    void aRefusedKeyIsNotTriedAgain() {
        try (OpenAiServer server = OpenAiServer.that(OpenAiServer.refusesTheKey())) {
            ask(server, OpenAiServer.KEY);
            assertThat(server.asked()).hasSize(1);
        }
    }

    static Stream<Arguments> misbehaviours() {
        return Stream.of(
                Arguments.of(OpenAiServer.refusesTheKey(), "refused the key (HTTP 401); check OPENAI_API_KEY"),
                Arguments.of(OpenAiServer.fails(404), "knows no model 'gpt-4o-mini' at this address (HTTP 404)"),
                Arguments.of(OpenAiServer.fails(400), "answered HTTP 400"),
                Arguments.of(OpenAiServer.fails(500), "answered HTTP 500"),
                Arguments.of(OpenAiServer.isBusy("1"), "asked too often (HTTP 429)"),
                Arguments.of(OpenAiServer.isBusy("Wed, 21 Oct 2026 07:28:00 GMT"), "asked too often (HTTP 429)"),
                Arguments.of(OpenAiServer.hangs(), "did not answer within 1.5 s"),
                Arguments.of(OpenAiServer.stallsMidBody(), "did not answer within 1.5 s"),
                Arguments.of(OpenAiServer.closesMidBody(), "broke off its answer"),
                Arguments.of(OpenAiServer.sendsHtml(), "no chat completion"),
                Arguments.of(OpenAiServer.sends("application/json", ""), "no chat completion"),
                Arguments.of(OpenAiServer.sends("application/json", "null"), "no chat completion"),
                Arguments.of(OpenAiServer.sends("application/json", "[1]"), "no chat completion"),
                Arguments.of(OpenAiServer.hasNoChoices(), "no chat completion"),
                Arguments.of(OpenAiServer.hidesAnErrorUnder200(), "no chat completion"),
                Arguments.of(OpenAiServer.callsATool(), "answer is empty"),
                Arguments.of(OpenAiServer.says(" \n"), "answer is empty"),
                Arguments.of(OpenAiServer.isCutOffAfter("It regr"), "cut off at 200 tokens"));
    }

    @ParameterizedTest
    @MethodSource("misbehaviours")
    void whateverAServerDoesIsOneLineInTimeAndWithoutTheKey(Behaviour behaviour, String line) {
        try (OpenAiServer server = OpenAiServer.that(behaviour);
                Logged logged = Logged.everything()) {
            long start = System.nanoTime();
            Answer answer = ask(server, OpenAiServer.KEY);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE.plusSeconds(2));
            assertThat(answer).isInstanceOf(Answer.Refused.class);
            assertThat(((Answer.Refused) answer).why())
                    .contains(line)
                    .doesNotContain("\n")
                    .doesNotContain(OpenAiServer.KEY);
            assertThat(logged.lines()).noneMatch(text -> text.contains(OpenAiServer.KEY));
            assertThat(logged.loud()).isEmpty();
        }
    }

    @Test
    void aServerThatIsNotThereIsOutOfReach() {
        OpenAiServer server = OpenAiServer.that(OpenAiServer.says("It regressed."));
        server.close();
        assertThat(ask(server, OpenAiServer.KEY))
                .isInstanceOfSatisfying(Answer.Refused.class, refused -> assertThat(refused.why())
                        .contains("out of reach"));
    }

    @Test
    void aKeyThatCannotTravelIsRefusedUnseen() {
        try (OpenAiServer server = OpenAiServer.that(OpenAiServer.says("It regressed."))) {
            Answer answer = ask(server, "sk-secret\nsk-other");
            assertThat(answer.toString()).contains("OPENAI_API_KEY").doesNotContain("sk-");
            assertThat(server.asked()).isEmpty();
        }
    }

    private static final Prompt PROMPT = new Prompt("Be brief.", "What happened?", 200, Duration.ofMinutes(1));

    private static Answer ask(OpenAiServer server, String key) {
        return model(new LlmSettings(LlmMode.AUTO, server.baseUrl(), "gpt-4o-mini", PATIENCE, 200), key)
                .answer(PROMPT);
    }

    private static LanguageModel model(LlmSettings settings, String key) {
        return LanguageModels.chosen(settings, Map.of("OPENAI_API_KEY", key)).orElseThrow();
    }
}
