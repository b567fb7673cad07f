package io.benchmarkagent.llm;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.util.Optional;
import okhttp3.OkHttpClient;

/** A model behind the chat completions protocol: OpenAI's own, or any server that speaks like it. */
final class OpenAiModel implements LanguageModel {
    private static final String OPENAI = "https://api.openai.com/v1";

    private final LlmSettings settings;
    private final ApiKey key;
    private final OkHttpClient http = Exchange.client();

    OpenAiModel(LlmSettings settings, ApiKey key) {
        this.settings = settings.withBaseUrlOr(OPENAI);
        this.key = key;
    }

    /** The client library throws whatever a server's nonsense makes of it, so every failure of it ends here, as a line. */
    @Override
    public Answer answer(Prompt prompt) {
        if (!key.isSendable()) {
            return new Answer.Refused(LanguageModels.KEY + " holds characters that no key has; set it again");
        }
        LlmSettings patient = settings.within(prompt.atMost());
        try {
            return read(ask(prompt, new Exchange(http, patient.timeout())), prompt);
        } catch (RuntimeException e) {
            return new Answer.Refused(Failure.inWords(e, patient));
        }
    }

    /** Reasoning models refuse what older ones require; a wrong guess from the name is mended by the server's complaint. */
    private ChatResponse ask(Prompt prompt, Exchange exchange) {
        Dialect dialect = Dialect.of(settings.model());
        try {
            return chat(prompt, dialect, exchange);
        } catch (InvalidRequestException e) {
            if (exchange.isSpent() || !Dialect.isToBlame(e)) {
                throw e;
            }
            return chat(prompt, dialect.other(), exchange);
        }
    }

    private ChatResponse chat(Prompt prompt, Dialect dialect, Exchange exchange) {
        return OpenAiChatModel.builder()
                .httpClientBuilder(exchange)
                .baseUrl(settings.baseUrl())
                .apiKey(key.orPlaceholder())
                .modelName(settings.model())
                .timeout(settings.timeout())
                .maxRetries(0)
                .logRequests(false)
                .logResponses(false)
                .build()
                .chat(ChatRequest.builder()
                        .messages(SystemMessage.from(prompt.system()), UserMessage.from(prompt.user()))
                        .parameters(dialect.parameters(prompt.maxTokens()))
                        .build());
    }

    private Answer read(ChatResponse response, Prompt prompt) {
        String text = Optional.ofNullable(response.aiMessage().text()).orElse("");
        if (response.finishReason() == FinishReason.LENGTH) {
            return new Answer.Refused("the model's answer was cut off at " + prompt.maxTokens()
                    + " tokens; a larger llm.max-tokens lets it finish");
        }
        if (response.finishReason() == FinishReason.CONTENT_FILTER) {
            return new Answer.Refused("the model's answer was withheld by a content filter");
        }
        if (key.isIn(text)) {
            return new Answer.Refused("the model's answer repeats the key it was asked with and was thrown away");
        }
        return text.isBlank() ? new Answer.Refused("the model's answer is empty") : written(text, response);
    }

    private Answer written(String text, ChatResponse response) {
        long tokens = Optional.ofNullable(response.tokenUsage())
                .map(TokenUsage::totalTokenCount)
                .orElse(0);
        return new Answer.Written(text.strip(), model(response), tokens);
    }

    /** The server's name for itself goes into reports, so it must look like a name. */
    private String model(ChatResponse response) {
        return Optional.ofNullable(response.modelName())
                .filter(name -> name.matches("[\\w.:/@-]{1,80}") && !key.isIn(name))
                .orElse(settings.model());
    }
}
