package io.benchmarkagent.llm;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import io.benchmarkagent.llm.spend.Usage;
import io.benchmarkagent.names.Names;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** A model behind the chat completions protocol: OpenAI's own, or any server that speaks like it. */
final class OpenAiModel implements LanguageModel {
    /** Words of several syllables are one token at times; a server that counts otherwise than it was told is not believed. */
    private static final long MOST_CHARACTERS_A_TOKEN = 20;

    private final LlmSettings settings;
    private final Endpoint endpoint;
    private final ApiKey key;
    private final OkHttpClient http = Exchange.client();
    private final Names names;

    /** @param settings with a base URL */
    OpenAiModel(LlmSettings settings, ApiKey key, Names names) {
        this.settings = settings;
        this.names = names;
        this.endpoint = Endpoint.of(settings);
        this.key = key;
    }

    /** The client library throws whatever a server's nonsense makes of it, so every failure of it ends here, as a line. */
    @Override
    public Answer answer(Prompt prompt) {
        if (!key.isSendable()) {
            return new Answer.Refused(
                            settings.provider().key() + " holds characters that no key has; set it again",
                            Answer.Cause.UNREACHED)
                    .resting(Optional.of(Failure.LONG));
        }
        LlmSettings patient = settings.within(prompt.atMost());
        Exchange exchange = new Exchange(http, names, endpoint, key, patient.timeout());
        try {
            return read(ask(prompt, exchange), prompt);
        } catch (RuntimeException e) {
            return Failure.of(e, patient, exchange.isSent(), exchange.askedPause());
        }
    }

    /** A wrong guess of what a model or its server knows is mended by the server's complaint. */
    private ChatResponse ask(Prompt prompt, Exchange exchange) {
        Dialect dialect = Dialect.of(settings.model());
        Structure structure = settings.provider().structure();
        while (true) {
            try {
                return chat(prompt, dialect, structure, exchange);
            } catch (InvalidRequestException e) {
                boolean shape = prompt.shape().isPresent()
                        && structure != Structure.WORDS
                        && Structure.isToBlame(String.valueOf(e.getMessage()));
                if (exchange.isSpent() || !(shape || Dialect.isToBlame(e))) {
                    throw e;
                }
                structure = shape ? Structure.WORDS : structure;
                dialect = shape ? dialect : dialect.other();
            }
        }
    }

    private ChatResponse chat(Prompt prompt, Dialect dialect, Structure structure, Exchange exchange) {
        return OpenAiChatModel.builder()
                .httpClientBuilder(exchange)
                .baseUrl(endpoint.baseUrl())
                .apiKey(key.orPlaceholder())
                .modelName(settings.model())
                .strictJsonSchema(true)
                .timeout(settings.timeout())
                .maxRetries(0)
                .logRequests(false)
                .logResponses(false)
                .build()
                .chat(request(prompt, dialect, structure));
    }

    private static ChatRequest request(Prompt prompt, Dialect dialect, Structure structure) {
        String told =
                prompt.system() + prompt.shape().map(structure::instructions).orElse("");
        OpenAiChatRequestParameters.Builder parameters = dialect.parameters(prompt.maxTokens());
        prompt.shape().flatMap(shape -> Formats.of(structure, shape)).ifPresent(parameters::responseFormat);
        return ChatRequest.builder()
                .messages(SystemMessage.from(told), UserMessage.from(prompt.user()))
                .parameters(parameters.build())
                .build();
    }

    private Answer read(ChatResponse response, Prompt prompt) {
        String text = Optional.ofNullable(response.aiMessage().text()).orElse("");
        Usage usage = usage(response);
        if (isCutOff(response, usage, prompt)) {
            return unusable(
                    "the model's answer was cut off at " + prompt.maxTokens()
                            + " tokens; a larger llm.max-tokens lets it finish",
                    usage);
        }
        if (response.finishReason() == FinishReason.CONTENT_FILTER) {
            return unusable("the model's answer was withheld by a content filter", usage);
        }
        if (key.isIn(text)) {
            return unusable("the model's answer repeats the key it was asked with and was thrown away", usage);
        }
        if (text.length() > MOST_CHARACTERS_A_TOKEN * prompt.maxTokens()) {
            return unusable("the model's answer is longer than it was asked to be", usage);
        }
        return Seen.in(text).isBlank()
                ? unusable("the model's answer is empty", usage)
                : Answer.Written.by(model(response), text.strip(), usage);
    }

    /** Servers that give no reason, or one of their own, are taken at their count. */
    private static boolean isCutOff(ChatResponse response, Usage usage, Prompt prompt) {
        FinishReason reason = response.finishReason();
        boolean unsaid = reason == null || reason == FinishReason.OTHER;
        return reason == FinishReason.LENGTH || (unsaid && usage.out() >= prompt.maxTokens());
    }

    private static Answer.Refused unusable(String why, Usage usage) {
        return new Answer.Refused(why, Answer.Cause.UNUSABLE, usage);
    }

    /** Some count a model's thoughts in the total alone; they are billed as what it wrote. */
    private static Usage usage(ChatResponse response) {
        TokenUsage said = response.tokenUsage();
        if (said == null) {
            return Usage.NONE;
        }
        long in = count(said.inputTokenCount());
        return new Usage(in, Math.max(count(said.outputTokenCount()), count(said.totalTokenCount()) - in));
    }

    private static long count(@Nullable Integer tokens) {
        return tokens == null ? 0 : Math.max(0, tokens);
    }

    private static boolean isInnocent(String name) {
        return Redaction.of(name).marks().isEmpty();
    }

    /** The server's name for itself goes into reports, so it must look like a name. */
    private String model(ChatResponse response) {
        return Optional.ofNullable(response.modelName())
                .filter(name -> name.matches("[\\w.:/@-]{1,80}") && !key.isIn(name) && isInnocent(name))
                .orElse(settings.model());
    }
}
