package io.benchmarkagent.llm;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Which model the settings and the environment ask for. The client library is loaded only once it is asked something new. */
public final class LanguageModels {
    private LanguageModels() {}

    /** As {@link #chosen(LlmSettings, Map, Caller)}, with nothing kept beyond this process. */
    public static Optional<LanguageModel> chosen(LlmSettings settings, Map<String, String> environment) {
        return chosen(settings, environment, Caller.unknown());
    }

    /**
     * The model to ask, or none when there is to be none: mode off, or auto with neither key nor base URL of a provider that needs
     * one. Where one is required and none is configured, the model refuses every prompt and says what to set.
     *
     * @throws IllegalArgumentException if the base URL's variable is no plain address, or the prices are none
     */
    public static Optional<LanguageModel> chosen(LlmSettings settings, Map<String, String> environment, Caller caller) {
        if (settings.mode() == LlmMode.OFF) {
            return Optional.empty();
        }
        Provider provider = settings.provider();
        LlmSettings complete = complete(settings, environment);
        ApiKey key = ApiKey.of(environment.getOrDefault(provider.key(), ""));
        if (isEnough(complete, key)) {
            return Optional.of(
                    Door.of(complete.withBaseUrlOr(provider.baseUrl()), key, environment, caller, Clock.systemUTC()));
        }
        return settings.mode() == LlmMode.REQUIRED ? Optional.of(unconfigured(provider)) : Optional.empty();
    }

    /** Which model that would be and whether it can be asked, as text that holds no secret: the same for the same. */
    public static String named(LlmSettings settings, Map<String, String> environment) {
        Provider provider = settings.provider();
        LlmSettings complete = complete(settings, environment);
        boolean asked = settings.mode() != LlmMode.OFF
                && isEnough(complete, ApiKey.of(environment.getOrDefault(provider.key(), "")));
        return asked + " " + complete;
    }

    private static LlmSettings complete(LlmSettings settings, Map<String, String> environment) {
        return settings.withBaseUrlOr(settings.provider()
                .baseUrlVariable()
                .map(name -> environment.getOrDefault(name, ""))
                .orElse(""));
    }

    private static boolean isEnough(LlmSettings settings, ApiKey key) {
        return switch (settings.provider()) {
            case OPENAI -> key.isPresent() || !settings.baseUrl().isEmpty();
            case AZURE -> key.isPresent() && !settings.baseUrl().isEmpty();
            case ANTHROPIC, GEMINI -> key.isPresent();
            case OLLAMA, VLLM, LLAMACPP -> true;
        };
    }

    private static LanguageModel unconfigured(Provider provider) {
        String mend =
                switch (provider) {
                    case OPENAI ->
                        "OPENAI_API_KEY, or OPENAI_BASE_URL for an OpenAI-compatible server that needs no key";
                    case AZURE -> provider.key() + ", and AZURE_OPENAI_ENDPOINT or llm.base-url";
                    default -> provider.key();
                };
        return prompt -> new Answer.Refused("no model is configured: set " + mend, Answer.Cause.UNANSWERED);
    }
}
