package io.benchmarkagent.llm;

import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import java.util.regex.Pattern;

/**
 * The two ways to bound an answer. The older {@code max_tokens} with temperature 0 is what compatible servers know; OpenAI's
 * reasoning models refuse both and want {@code max_completion_tokens}.
 *
 * <p>Source: OpenAI API reference, chat/completions.
 */
enum Dialect {
    PLAIN,
    REASONING;

    private static final Pattern REASONS = Pattern.compile("(?:.*/)?(?:o[1-9]|gpt-(?:[5-9]|\\d\\d)).*");
    private static final Pattern COMPLAINT = Pattern.compile("temperature|max_tokens|max_completion_tokens");

    static Dialect of(String model) {
        return REASONS.matcher(model).matches() ? REASONING : PLAIN;
    }

    static boolean isToBlame(InvalidRequestException error) {
        return COMPLAINT.matcher(String.valueOf(error.getMessage())).find();
    }

    Dialect other() {
        return this == PLAIN ? REASONING : PLAIN;
    }

    OpenAiChatRequestParameters.Builder parameters(int maxTokens) {
        OpenAiChatRequestParameters.Builder parameters = OpenAiChatRequestParameters.builder();
        if (this == REASONING) {
            return parameters.maxCompletionTokens(maxTokens);
        }
        return parameters.maxOutputTokens(maxTokens).temperature(0.0);
    }
}
