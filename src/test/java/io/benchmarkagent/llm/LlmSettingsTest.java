package io.benchmarkagent.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchmarkagent.llm.spend.BudgetSettings;
import java.lang.reflect.Constructor;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class LlmSettingsTest {
    @Test
    void whatNobodySetsHasADefault() {
        assertThat(bound(Map.of())).isEqualTo(LlmSettings.DEFAULTS);
    }

    @Test
    void everySettingIsBound() {
        Map<String, String> all = new HashMap<>(Map.of(
                "llm.mode", "required",
                "llm.provider", "azure",
                "llm.base-url", "https://bench.openai.azure.com/",
                "llm.api-version", "2025-01-01-preview",
                "llm.key-header", "x-key",
                "llm.model", "large",
                "llm.small-model", "small",
                "llm.timeout", "2m",
                "llm.max-tokens", "4000",
                "llm.calls-per-hour", "7"));
        all.put("llm.prices", "mine.csv");
        all.put("llm.audit-prompts", "true");
        all.put("llm.cache.ttl", "10m");
        all.put("llm.cache.redis", "redis://cache:6379/1");
        List.of("usd", "tokens").forEach(unit -> List.of("report", "day", "month")
                .forEach(span -> all.put("llm.budget." + unit + "-per-" + span, "1" + span.length())));
        assertThat(bound(all))
                .isEqualTo(new LlmSettings(
                        LlmMode.REQUIRED,
                        Provider.AZURE,
                        "https://bench.openai.azure.com",
                        "2025-01-01-preview",
                        "x-key",
                        "large",
                        "small",
                        Duration.ofMinutes(2),
                        4000,
                        7,
                        new BudgetSettings(16, 13, 15, 16, 13, 15),
                        new CacheSettings(Duration.ofMinutes(10), "redis://cache:6379/1"),
                        "mine.csv",
                        true));
    }

    @Test
    void whereNoModelIsStandardOneMustBeNamed() {
        assertThatThrownBy(() -> bound(Map.of("llm.provider", "anthropic")))
                .rootCause()
                .hasMessageContaining("llm.model is empty")
                .hasMessageContaining("anthropic");
    }

    @Test
    void whatIsNoBudgetNoRateAndNoCacheIsRefused() {
        Map.of(
                        "llm.budget.usd-per-day", "-1",
                        "llm.budget.usd-per-month", "NaN",
                        "llm.budget.tokens-per-report", "-5",
                        "llm.calls-per-hour", "0",
                        "llm.cache.ttl", "-1s",
                        "llm.cache.redis", "redis://me:hunter2@cache",
                        "llm.key-header", "a b",
                        "llm.api-version", "1&x=2")
                .forEach((name, value) -> assertThatThrownBy(() -> bound(Map.of(name, value)))
                        .rootCause()
                        .hasMessageStartingWith(name)
                        .hasMessageNotContaining("hunter2"));
    }

    @Test
    void eachProviderHasItsOwnKeyAndIsSentNoOther() {
        LlmSettings claude = bound(Map.of("llm.provider", "anthropic", "llm.model", "claude-haiku-4-5"));
        assertThat(LanguageModels.chosen(claude, Map.of("OPENAI_API_KEY", "sk-1")))
                .isEmpty();
        assertThat(LanguageModels.chosen(claude, Map.of("ANTHROPIC_API_KEY", "sk-ant-1")))
                .isPresent();
        LlmSettings local = bound(Map.of("llm.provider", "ollama", "llm.model", "qwen3:8b"));
        assertThat(LanguageModels.chosen(local, Map.of())).isPresent();
    }

    @Test
    void anAddressWithAPasswordIsRefusedAndNotRepeated() {
        assertThatThrownBy(() -> withBaseUrl("https://me:hunter2@llm.example/v1"))
                .hasMessageContaining("OPENAI_API_KEY")
                .hasMessageNotContaining("hunter2");
        assertThatThrownBy(() -> withBaseUrl("https://llm.example/v1?key=hunter2"))
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void theMendNamesTheProvidersOwnVariables() {
        assertThatThrownBy(() -> bound(
                        Map.of("llm.provider", "azure", "llm.model", "m", "llm.base-url", "bench.openai.azure.com")))
                .rootCause()
                .hasMessageContaining("llm.base-url (or AZURE_OPENAI_ENDPOINT)")
                .hasMessageEndingWith("AZURE_OPENAI_API_KEY");
        assertThatThrownBy(() -> bound(Map.of("llm.provider", "gemini", "llm.model", "m", "llm.base-url", "x")))
                .rootCause()
                .hasMessageStartingWith("llm.base-url is not an address")
                .hasMessageEndingWith("GEMINI_API_KEY");
    }

    @Test
    void aVersionThatChangesNothingIsTold() {
        Map<String, String> azure =
                Map.of("llm.provider", "azure", "llm.model", "m", "llm.api-version", "2025-01-01-preview");
        assertThat(bound(azure).withBaseUrlOr("https://bench.openai.azure.com").ignored())
                .isEmpty();
        assertThat(bound(azure)
                        .withBaseUrlOr("https://bench.openai.azure.com/openai/v1")
                        .ignored())
                .isPresent();
        LlmSettings other = bound(Map.of("llm.base-url", "http://127.0.0.1:1/v1", "llm.api-version", "1"));
        assertThat(LanguageModels.chosen(other, Map.of())
                        .orElseThrow()
                        .answer(new Prompt("", "", 1, Duration.ofSeconds(1)))
                        .notes())
                .containsExactly("llm.api-version is ignored: only azure has one, at an address without /openai/v1.");
    }

    @Test
    void whatIsNoAddressIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> withBaseUrl("localhost:11434"));
        assertThatIllegalArgumentException().isThrownBy(() -> withBaseUrl("http://"));
        assertThatIllegalArgumentException().isThrownBy(() -> withBaseUrl("http://a b/v1"));
    }

    @Test
    void withoutKeyAndAddressAutoAsksNobody() {
        assertThat(LanguageModels.chosen(LlmSettings.DEFAULTS, Map.of())).isEmpty();
        assertThat(LanguageModels.chosen(LlmSettings.DEFAULTS, Map.of("OPENAI_API_KEY", " ")))
                .isEmpty();
    }

    @Test
    void aKeyOrAnAddressIsEnoughForAuto() {
        assertThat(LanguageModels.chosen(LlmSettings.DEFAULTS, Map.of("OPENAI_API_KEY", "sk-1")))
                .isPresent();
        assertThat(LanguageModels.chosen(LlmSettings.DEFAULTS, Map.of("OPENAI_BASE_URL", "http://localhost:1/v1")))
                .isPresent();
        assertThat(LanguageModels.chosen(withBaseUrl("http://localhost:1/v1"), Map.of()))
                .isPresent();
    }

    @Test
    void offAsksNobodyWhateverTheEnvironmentSays() {
        assertThat(LanguageModels.chosen(off(), Map.of("OPENAI_API_KEY", "sk-1")))
                .isEmpty();
    }

    @Test
    void requiredAndUnconfiguredSaysWhatToSet() {
        LlmSettings required = new LlmSettings(LlmMode.REQUIRED, "", "m", Duration.ofSeconds(1), 10);
        LanguageModel model = LanguageModels.chosen(required, Map.of()).orElseThrow();
        assertThat(model.answer(new Prompt("", "", 1, Duration.ofSeconds(1))).toString())
                .contains("OPENAI_API_KEY");
    }

    @Test
    void noClassOfTheClientLibraryIsLoadedUntilAModelIsAsked() throws Exception {
        for (LlmSettings settings : new LlmSettings[] {off(), LlmSettings.DEFAULTS}) {
            try (WithoutClient loader = new WithoutClient()) {
                assertThat(loader.chosen(settings.mode().name(), Map.of())).isEmpty();
            }
        }
        try (WithoutClient loader = new WithoutClient();
                ServerSocket somebody = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
            String url = "http://127.0.0.1:" + somebody.getLocalPort() + "/v1";
            Object model = loader.chosen("AUTO", Map.of("OPENAI_BASE_URL", url)).orElseThrow();
            assertThatThrownBy(() -> loader.ask(model)).hasRootCauseInstanceOf(ClassNotFoundException.class);
        }
    }

    @Test
    void noneIsLoadedWhereNobodyListensEither() throws Exception {
        try (WithoutClient loader = new WithoutClient()) {
            Object model = loader.chosen("AUTO", Map.of("OPENAI_BASE_URL", "http://127.0.0.1:1/v1"))
                    .orElseThrow();
            assertThat(loader.ask(model)).asString().contains("127.0.0.1:1 is out of reach");
        }
    }

    /** Our own classes afresh, in a world where neither langchain4j nor OkHttp nor a Redis client exists. */
    private static final class WithoutClient extends URLClassLoader {
        WithoutClient() {
            super(
                    new URL[] {
                        LanguageModels.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                    },
                    LanguageModels.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("dev.langchain4j.")
                    || name.startsWith("okhttp3.")
                    || name.startsWith("redis.clients.")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("io.benchmarkagent.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }

        Optional<?> chosen(String mode, Map<String, String> environment) throws Exception {
            Class<?> modes = loadClass(LlmMode.class.getName());
            Class<?> settings = loadClass(LlmSettings.class.getName());
            Constructor<?> short5 =
                    settings.getConstructor(modes, String.class, String.class, Duration.class, int.class);
            Object made = short5.newInstance(
                    modes.getMethod("valueOf", String.class).invoke(null, mode),
                    "",
                    "gpt-4o-mini",
                    Duration.ofSeconds(1),
                    100);
            return (Optional<?>) loadClass(LanguageModels.class.getName())
                    .getMethod("chosen", settings, Map.class)
                    .invoke(null, made, environment);
        }

        Object ask(Object model) throws Exception {
            Object prompt = loadClass(Prompt.class.getName())
                    .getConstructor(String.class, String.class, int.class, Duration.class)
                    .newInstance("Be brief.", "What happened?", 10, Duration.ofSeconds(1));
            return loadClass(LanguageModel.class.getName())
                    .getMethod("answer", prompt.getClass())
                    .invoke(model, prompt);
        }
    }

    private static LlmSettings off() {
        return new LlmSettings(LlmMode.OFF, "http://localhost:1/v1", "m", Duration.ofSeconds(1), 10);
    }

    private static LlmSettings withBaseUrl(String url) {
        return new LlmSettings(LlmMode.AUTO, url, "m", Duration.ofSeconds(1), 10);
    }

    private static LlmSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("llm", LlmSettings.class);
    }
}
