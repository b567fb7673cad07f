package io.benchmarkagent.llm;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

/**
 * Which model is asked and how patiently. The API key is not here: it comes from the environment alone.
 *
 * @param baseUrl up to and with {@code /v1}; empty means {@code OPENAI_BASE_URL}, and without that OpenAI's own
 * @param timeout for one whole answer, a retry included
 * @param maxTokens where an answer ends at the latest; reasoning models think within it and need thousands
 */
@ConfigurationProperties("llm")
public record LlmSettings(
        @DefaultValue("auto") LlmMode mode,
        @DefaultValue("") String baseUrl,
        @DefaultValue("gpt-4o-mini") String model,
        @DurationUnit(ChronoUnit.SECONDS) @DefaultValue("30s") Duration timeout,
        @DefaultValue("1000") int maxTokens) {
    public static final LlmSettings DEFAULTS =
            new LlmSettings(LlmMode.AUTO, "", "gpt-4o-mini", Duration.ofSeconds(30), 1000);

    public LlmSettings {
        baseUrl = checked(baseUrl.strip());
        require(!model.isBlank(), "llm.model is empty; give a model's name such as gpt-4o-mini");
        require(
                timeout.compareTo(Duration.ZERO) > 0 && timeout.compareTo(Duration.ofDays(1)) <= 0,
                "llm.timeout is " + timeout + "; give more than 0 and at most a day, such as 30s");
        require(maxTokens >= 1, "llm.max-tokens is " + maxTokens + "; give 1 or more");
    }

    /** What the environment says where the configuration is silent: {@code OPENAI_BASE_URL}. */
    LlmSettings withBaseUrlOr(String other) {
        return baseUrl.isEmpty() ? new LlmSettings(mode, other, model, timeout, maxTokens) : this;
    }

    /** With no more patience than this. */
    LlmSettings within(Duration atMost) {
        return atMost.compareTo(timeout) < 0 ? new LlmSettings(mode, baseUrl, model, atMost, maxTokens) : this;
    }

    /** The address is not repeated in the message: it may hold the very secret that is refused. */
    private static String checked(String url) {
        require(
                url.isEmpty() || isPlainAddress(url),
                """
                llm.base-url (or OPENAI_BASE_URL) is not an address such as http://localhost:11434/v1; \
                it has no user, no password, no query, and secrets go into OPENAI_API_KEY""");
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private static boolean isPlainAddress(String url) {
        try {
            URI uri = new URI(url);
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return http
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
