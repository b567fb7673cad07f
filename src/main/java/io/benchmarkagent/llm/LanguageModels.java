package io.benchmarkagent.llm;

import java.util.Map;
import java.util.Optional;

/** Which model the settings and the environment ask for. The client library is loaded only once one is chosen. */
public final class LanguageModels {
    static final String KEY = "OPENAI_API_KEY";
    static final String BASE_URL = "OPENAI_BASE_URL";

    private LanguageModels() {}

    /**
     * The model to ask, or none when there is to be none: mode off, or auto with neither key nor base URL. Where one is required
     * and none is configured, the model refuses every prompt and says what to set.
     *
     * @throws IllegalArgumentException if {@code OPENAI_BASE_URL} is no plain address
     */
    public static Optional<LanguageModel> chosen(LlmSettings settings, Map<String, String> environment) {
        if (settings.mode() == LlmMode.OFF) {
            return Optional.empty();
        }
        LlmSettings complete = settings.withBaseUrlOr(environment.getOrDefault(BASE_URL, ""));
        ApiKey key = ApiKey.of(environment.getOrDefault(KEY, ""));
        if (key.isPresent() || !complete.baseUrl().isEmpty()) {
            return Optional.of(new OpenAiModel(complete, key));
        }
        return settings.mode() == LlmMode.REQUIRED ? Optional.of(unconfigured()) : Optional.empty();
    }

    private static LanguageModel unconfigured() {
        return prompt -> new Answer.Refused("no model is configured: set " + KEY + ", or " + BASE_URL
                + " for an OpenAI-compatible server that needs no key");
    }
}
