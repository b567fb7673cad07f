package io.benchmarkagent.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.OpenAiServer;
import io.benchmarkagent.fixtures.OpenAiServer.Behaviour;
import io.benchmarkagent.llm.spend.BudgetSettings;
import io.benchmarkagent.llm.spend.Usage;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each vendor's server as it is documented: what it wants, what it refuses and in which words. */
class VendorsTest {
    private static final String KEY = "key-Zq8vT1xKb3nR7mWc5LdY";
    private static final JsonShape SHAPE = new JsonShape(
            "story",
            "{\"type\":\"object\",\"properties\":{\"text\":{\"type\":\"string\"}},\"required\":[\"text\"],"
                    + "\"additionalProperties\":false}");

    @Test
    void azureIsAskedAtItsDeploymentWithItsVersionAndItsHeader() {
        try (OpenAiServer server = OpenAiServer.at("/openai/deployments/large-1", azure())) {
            Answer answer = ask(settings(Provider.AZURE, server.origin(), "large-1"), prompt());
            assertThat(answer).isInstanceOfSatisfying(Answer.Written.class, written -> {
                assertThat(written.text()).isEqualTo("It regressed.");
                assertThat(written.model()).isEqualTo("gpt-4o-2024-11-20");
                assertThat(written.usage()).isEqualTo(new Usage(15, 24));
                assertThat(written.costUsd()).isEqualTo(OptionalDouble.of((15 * 2.5 + 24 * 10) / 1e6));
            });
            OpenAiServer.Asked asked = server.asked().get(0);
            assertThat(asked.target().getQuery()).isEqualTo("api-version=2024-10-21");
            assertThat(asked.authorization()).isEmpty();
        }
    }

    @Test
    void azuresNewerInterfaceIsLikeOpenAis() {
        try (OpenAiServer server = OpenAiServer.at(
                "/openai/v1",
                OpenAiServer.wants(
                        asked -> asked.header("api-key").equals(KEY)
                                && asked.target().getQuery() == null,
                        OpenAiServer.saysToAnyone("It regressed."),
                        OpenAiServer.fails(400)))) {
            assertThat(ask(settings(Provider.AZURE, server.baseUrl(), "large-1"), prompt()))
                    .isInstanceOf(Answer.Written.class);
        }
    }

    @Test
    void azuresComplaintsAreLines() {
        refused(
                Provider.AZURE,
                azureSays(
                        401,
                        "{\"error\":{\"code\":\"401\",\"message\":\"Access denied due to invalid"
                                + " subscription key or wrong API endpoint.\"}}"),
                "AZURE_OPENAI_API_KEY");
        refused(
                Provider.AZURE,
                azureSays(
                        404,
                        "{\"error\":{\"code\":\"DeploymentNotFound\",\"message\":\"The API deployment"
                                + " for this resource does not exist.\"}}"),
                "knows no model 'm'");
        refused(
                Provider.AZURE,
                azureSays(
                        400,
                        "{\"error\":{\"message\":\"The response was filtered\",\"type\":null,"
                                + "\"param\":\"prompt\",\"code\":\"content_filter\",\"status\":400,\"innererror\":{\"code\":"
                                + "\"ResponsibleAIPolicyViolation\"}}}"),
                "declined to answer");
    }

    @Test
    void anthropicIsToldTheShapeInWordsForItIgnoresResponseFormat() {
        try (OpenAiServer server =
                OpenAiServer.that(bearer(completion("claude-haiku-4-5-20251001", "stop", 20, 30, 50)))) {
            Answer answer =
                    ask(settings(Provider.ANTHROPIC, server.baseUrl(), "claude-haiku-4-5"), prompt().shaped(SHAPE));
            assertThat(((Answer.Written) answer).costUsd()).isEqualTo(OptionalDouble.of((20 * 1 + 30 * 5) / 1e6));
            var body = server.asked().get(0).body();
            assertThat(body.has("response_format")).isFalse();
            assertThat(body.path("messages").path(0).path("content").asString()).contains("JSON", SHAPE.schema());
            assertThat(body.path("max_tokens").asInt()).isEqualTo(200);
        }
    }

    @Test
    void anthropicOverloadedIsALine() {
        refused(
                Provider.ANTHROPIC,
                OpenAiServer.answers(
                        529,
                        "{\"error\":{\"type\":\"overloaded_error\",\"message\":" + "\"Overloaded\"}}",
                        "x-should-retry: false"),
                "overloaded (HTTP 529)");
        refused(
                Provider.ANTHROPIC,
                OpenAiServer.answers(
                        401,
                        "{\"error\":{\"code\":\"authentication_error\",\"message\":"
                                + "\"invalid x-api-key\",\"type\":\"invalid_request_error\",\"param\":null}}"),
                "ANTHROPIC_API_KEY");
    }

    @Test
    void geminisThoughtsAreCountedAsWhatItWrote() {
        try (OpenAiServer server =
                OpenAiServer.at("/v1beta/openai", bearer(completion("gemini-2.5-flash", "stop", 10, 20, 130)))) {
            Answer answer =
                    ask(settings(Provider.GEMINI, server.baseUrl(), "gemini-2.5-flash"), prompt().shaped(SHAPE));
            assertThat(((Answer.Written) answer).usage()).isEqualTo(new Usage(10, 120));
            assertThat(server.asked()
                            .get(0)
                            .body()
                            .path("response_format")
                            .path("json_schema")
                            .path("name")
                            .asString())
                    .isEqualTo("story");
        }
    }

    @Test
    void geminisErrorsAreArraysAndLines() {
        refused(
                Provider.GEMINI,
                OpenAiServer.answers(
                        400,
                        "[{\"error\":{\"code\":400,\"message\":\"API key not valid. Please"
                                + " pass a valid API key.\",\"status\":\"INVALID_ARGUMENT\"}}]"),
                "answered HTTP 400");
        refused(
                Provider.GEMINI,
                OpenAiServer.answers(
                        429,
                        "[{\"error\":{\"code\":429,\"message\":\"You exceeded your current"
                                + " quota\",\"status\":\"RESOURCE_EXHAUSTED\"}}]",
                        "Retry-After: 41"),
                "may be asked again in 41 s");
    }

    @ParameterizedTest
    @EnumSource(names = {"OLLAMA", "VLLM", "LLAMACPP"})
    void ownServersNeedNoKeyAndCostNothing(Provider provider) {
        try (OpenAiServer server = OpenAiServer.that(completion("llama3.1:8b", "stop", 5, 6, 11))) {
            Answer answer = LanguageModels.chosen(settings(provider, server.baseUrl(), "llama3.1:8b"), Map.of())
                    .orElseThrow()
                    .answer(prompt());
            assertThat(((Answer.Written) answer).costUsd()).isEqualTo(OptionalDouble.of(0));
            assertThat(((Answer.Written) answer).usage()).isEqualTo(new Usage(5, 6));
        }
    }

    @Test
    void ownServersComplaintsAreLines() {
        refused(
                Provider.OLLAMA,
                OpenAiServer.answers(
                        404,
                        "{\"error\":{\"message\":\"model \\\"m\\\" not found, try pulling it"
                                + " first\",\"type\":\"api_error\",\"param\":null,\"code\":null}}"),
                "knows no model 'm'");
        refused(
                Provider.VLLM,
                OpenAiServer.answers(
                        400,
                        "{\"object\":\"error\",\"message\":\"This model's maximum context length"
                                + " is 2048 tokens.\",\"type\":\"BadRequestError\",\"param\":null,\"code\":400}"),
                "answered HTTP 400");
        refused(
                Provider.LLAMACPP,
                OpenAiServer.answers(
                        503,
                        "{\"error\":{\"code\":503,\"message\":\"Loading model\",\"type\":" + "\"unavailable_error\"}}",
                        "Retry-After: 30"),
                "answered HTTP 503; it may be asked again in 30 s");
    }

    @Test
    void aServerThatKnowsNoSchemaIsAskedOnceMoreInWords() {
        Behaviour complains = OpenAiServer.answers(
                400,
                "{\"error\":{\"message\":\"Invalid parameter: 'response_format' of type"
                        + " 'json_schema' is not supported with this model.\",\"type\":\"invalid_request_error\",\"param\":"
                        + "\"response_format\",\"code\":null}}");
        try (OpenAiServer server = OpenAiServer.that(complains, OpenAiServer.saysToAnyone("{\"text\":\"x\"}"))) {
            assertThat(ask(settings(Provider.OPENAI, server.baseUrl(), "gpt-4"), prompt().shaped(SHAPE)))
                    .isInstanceOf(Answer.Written.class);
            assertThat(server.asked()
                            .get(0)
                            .body()
                            .path("response_format")
                            .path("type")
                            .asString())
                    .isEqualTo("json_schema");
            assertThat(server.asked().get(1).body().has("response_format")).isFalse();
            assertThat(server.asked()
                            .get(1)
                            .body()
                            .path("messages")
                            .path(0)
                            .path("content")
                            .asString())
                    .contains(SHAPE.schema());
        }
        try (OpenAiServer server = OpenAiServer.that(complains)) {
            ask(settings(Provider.OPENAI, server.baseUrl(), "gpt-4"), prompt().shaped(SHAPE));
            assertThat(server.asked()).hasSize(2);
        }
    }

    @Test
    void aServerThatKnowsNeitherSchemaNorDialectIsMendedTwice() {
        Behaviour format = OpenAiServer.answers(400, "{\"error\":{\"message\":\"response_format is unknown\"}}");
        try (OpenAiServer server = OpenAiServer.that(
                format, OpenAiServer.wantsMaxCompletionTokens(), OpenAiServer.saysToAnyone("{\"text\":\"x\"}"))) {
            assertThat(ask(settings(Provider.OPENAI, server.baseUrl(), "m"), prompt().shaped(SHAPE)))
                    .isInstanceOf(Answer.Written.class);
        }
    }

    @Test
    void theSchemaIsSentAsItIs() {
        try (OpenAiServer server = OpenAiServer.that(OpenAiServer.saysToAnyone("{\"text\":\"x\"}"))) {
            ask(settings(Provider.OPENAI, server.baseUrl(), "gpt-4o-mini"), prompt().shaped(SHAPE));
            var format = server.asked().get(0).body().path("response_format").path("json_schema");
            assertThat(format.path("schema").toString()).isEqualTo(SHAPE.schema());
            assertThat(format.path("strict").asBoolean(false)).isTrue();
        }
    }

    @Test
    void anyHeaderMayCarryTheKey() {
        try (OpenAiServer server = OpenAiServer.that(OpenAiServer.saysToAnyone("It regressed."))) {
            LlmSettings settings = settings(Provider.OPENAI, server.baseUrl(), "m", "X-Gateway-Key");
            ask(settings, prompt());
            assertThat(server.asked().get(0).header("x-gateway-key")).isEqualTo(KEY);
            assertThat(server.asked().get(0).authorization()).isEmpty();
        }
    }

    @Test
    void anAnswerWithoutAReasonIsCutOffWhereItIsAsLongAsItMayBe() {
        try (OpenAiServer server = OpenAiServer.that(completion("m", "max_tokens", 5, 200, 205))) {
            assertThat(ask(settings(Provider.OPENAI, server.baseUrl(), "m"), prompt())
                            .toString())
                    .contains("cut off at 200 tokens");
        }
    }

    private static void refused(Provider provider, Behaviour behaviour, String words) {
        try (OpenAiServer server = provider == Provider.AZURE
                ? OpenAiServer.at("/openai/deployments/m", behaviour)
                : OpenAiServer.that(behaviour)) {
            String url = provider == Provider.AZURE ? server.origin() : server.baseUrl();
            Answer answer = ask(settings(provider, url, "m"), prompt());
            assertThat(answer).isInstanceOfSatisfying(Answer.Refused.class, refused -> assertThat(refused.why())
                    .contains(words)
                    .doesNotContain("\n", KEY));
        }
    }

    private static Behaviour azure() {
        return OpenAiServer.wants(
                (Predicate<OpenAiServer.Asked>) asked -> asked.header("api-key").equals(KEY)
                        && String.valueOf(asked.target().getQuery()).startsWith("api-version="),
                completion("gpt-4o-2024-11-20", "stop", 15, 24, 39),
                OpenAiServer.answers(401, "{\"error\":{\"code\":\"401\",\"message\":\"Access denied\"}}"));
    }

    private static Behaviour azureSays(int status, String body) {
        return OpenAiServer.answers(status, body, "x-ratelimit-remaining-requests: 119");
    }

    private static Behaviour bearer(Behaviour given) {
        return OpenAiServer.wants(
                asked -> asked.authorization().equals("Bearer " + KEY), given, OpenAiServer.fails(401));
    }

    private static Behaviour completion(String model, String finish, int in, int out, int total) {
        return OpenAiServer.sends(
                "application/json",
                """
                {"id":"x","object":"chat.completion","created":1741569952,"model":"%s","choices":[{"index":0,
                 "message":{"role":"assistant","content":"It regressed."},"logprobs":null,"finish_reason":"%s"}],
                 "usage":{"prompt_tokens":%d,"completion_tokens":%d,"total_tokens":%d}}
                """
                        .formatted(model, finish, in, out, total));
    }

    private static Answer ask(LlmSettings settings, Prompt prompt) {
        return LanguageModels.chosen(settings, Map.of(settings.provider().key(), KEY))
                .orElseThrow()
                .answer(prompt);
    }

    private static Prompt prompt() {
        return new Prompt("Be brief.", "What happened?", 200, Duration.ofMinutes(1));
    }

    private static LlmSettings settings(Provider provider, String url, String model) {
        return settings(provider, url, model, "");
    }

    private static LlmSettings settings(Provider provider, String url, String model, String header) {
        return new LlmSettings(
                LlmMode.AUTO,
                provider,
                url,
                "",
                header,
                model,
                "",
                Duration.ofMillis(1500),
                200,
                100,
                BudgetSettings.STANDARD,
                CacheSettings.STANDARD,
                "",
                false);
    }
}
