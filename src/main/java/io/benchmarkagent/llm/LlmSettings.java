package io.benchmarkagent.llm;

import io.benchmarkagent.llm.spend.BudgetSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.ConstructorBinding;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

/**
 * Which model is asked, how patiently and for how much. The API key is not here: it comes from the environment alone.
 *
 * @param baseUrl up to and with {@code /v1}, of Azure the resource's endpoint; empty means the provider's variable, and without that
 *     the provider's own
 * @param apiVersion Azure's; empty for the one we know
 * @param keyHeader the header that carries the key; empty for the provider's
 * @param model empty for the provider's standard, where it has one; of Azure the deployment
 * @param smallModel for light work, and where the budget is short; empty for the same as {@code model}
 * @param timeout for one whole answer, waits and a retry included
 * @param maxTokens where an answer ends at the latest; reasoning models think within it and need thousands
 * @param callsPerHour of all processes of this user together
 * @param prices a CSV of what models cost; empty for the one that comes with the program
 * @param auditPrompts whether the audit log has prompts and answers in full
 */
@ConfigurationProperties("llm")
public record LlmSettings(
        @DefaultValue("auto") LlmMode mode,
        @DefaultValue("openai") Provider provider,
        @DefaultValue("") String baseUrl,
        @DefaultValue("") String apiVersion,
        @DefaultValue("") String keyHeader,
        @DefaultValue("") String model,
        @DefaultValue("") String smallModel,
        @DurationUnit(ChronoUnit.SECONDS) @DefaultValue("30s") Duration timeout,
        @DefaultValue("1000") int maxTokens,
        @DefaultValue("100") int callsPerHour,
        @DefaultValue BudgetSettings budget,
        @DefaultValue CacheSettings cache,
        @DefaultValue("") String prices,
        @DefaultValue("false") boolean auditPrompts) {
    public static final LlmSettings DEFAULTS =
            new LlmSettings(LlmMode.AUTO, "", "gpt-4o-mini", Duration.ofSeconds(30), 1000);

    @ConstructorBinding
    public LlmSettings {
        baseUrl = checked(baseUrl.strip(), provider);
        model = model.isBlank() ? provider.model() : model.strip();
        smallModel = smallModel.isBlank() ? model : smallModel.strip();
        require(
                mode == LlmMode.OFF || !model.isEmpty(),
                "llm.model is empty; llm.provider " + provider.word() + " needs the name of a model"
                        + (provider == Provider.AZURE ? "'s deployment" : ""));
        require(apiVersion.matches("[A-Za-z0-9.-]*"), "llm.api-version is no version such as 2024-10-21");
        require(keyHeader.matches("[A-Za-z0-9-]*"), "llm.key-header is no header such as api-key");
        require(
                timeout.compareTo(Duration.ZERO) > 0 && timeout.compareTo(Duration.ofDays(1)) <= 0,
                "llm.timeout is " + timeout + "; give more than 0 and at most a day, such as 30s");
        require(maxTokens >= 1, "llm.max-tokens is " + maxTokens + "; give 1 or more");
        require(
                callsPerHour >= 1 && callsPerHour <= 100_000,
                "llm.calls-per-hour is " + callsPerHour + "; give 1 to 100000");
    }

    /** Of a server that speaks like OpenAI's, with everything else as it is by default. */
    public LlmSettings(LlmMode mode, String baseUrl, String model, Duration timeout, int maxTokens) {
        this(
                mode,
                Provider.OPENAI,
                baseUrl,
                "",
                "",
                model,
                "",
                timeout,
                maxTokens,
                100,
                BudgetSettings.STANDARD,
                CacheSettings.STANDARD,
                "",
                false);
    }

    /** What the environment, or the provider, says where the configuration is silent. */
    LlmSettings withBaseUrlOr(String other) {
        return baseUrl.isEmpty() ? with(other, model, timeout) : this;
    }

    /** With no more patience than this. */
    LlmSettings within(Duration atMost) {
        return atMost.compareTo(timeout) < 0 ? with(baseUrl, model, atMost) : this;
    }

    /** Of the base URL, with the port that stands there. */
    String host() {
        URI uri = URI.create(baseUrl);
        return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }

    /** What is set and changes nothing, in a line. */
    Optional<String> ignored() {
        return apiVersion.isEmpty() || Endpoint.isVersioned(this)
                ? Optional.empty()
                : Optional.of("llm.api-version is ignored: only azure has one, at an address without /openai/v1.");
    }

    LlmSettings asking(String other) {
        return with(baseUrl, other, timeout);
    }

    private LlmSettings with(String url, String asked, Duration patience) {
        return new LlmSettings(
                mode,
                provider,
                url,
                apiVersion,
                keyHeader,
                asked,
                smallModel,
                patience,
                maxTokens,
                callsPerHour,
                budget,
                cache,
                prices,
                auditPrompts);
    }

    /** The address is not repeated in the message: it may hold the very secret that is refused. */
    private static String checked(String url, Provider provider) {
        String variable =
                provider.baseUrlVariable().map(name -> " (or " + name + ")").orElse("");
        require(
                url.isEmpty() || isPlainAddress(url),
                "llm.base-url" + variable + " is not an address such as http://localhost:11434/v1; it has no user, no"
                        + " password, no query, and secrets go into " + provider.key());
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
