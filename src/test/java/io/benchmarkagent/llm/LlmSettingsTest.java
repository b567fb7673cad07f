package io.benchmarkagent.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
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
        assertThat(bound(Map.of(
                        "llm.mode",
                        "required",
                        "llm.base-url",
                        "http://localhost:11434/v1/",
                        "llm.model",
                        "qwen3:8b",
                        "llm.timeout",
                        "2m",
                        "llm.max-tokens",
                        "4000")))
                .isEqualTo(new LlmSettings(
                        LlmMode.REQUIRED, "http://localhost:11434/v1", "qwen3:8b", Duration.ofMinutes(2), 4000));
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
    void noClassOfTheClientLibraryIsLoadedForOffAndForAutoWithoutAModel() throws Exception {
        for (LlmSettings settings : new LlmSettings[] {off(), LlmSettings.DEFAULTS}) {
            try (WithoutClient loader = new WithoutClient()) {
                assertThat(loader.chosen(settings.mode().name(), Map.of())).isEmpty();
            }
        }
        try (WithoutClient loader = new WithoutClient()) {
            assertThatThrownBy(() -> loader.chosen("AUTO", Map.of("OPENAI_API_KEY", "sk-1")))
                    .hasRootCauseInstanceOf(ClassNotFoundException.class);
        }
    }

    /** Our own classes afresh, in a world where neither langchain4j nor OkHttp exists. */
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
            if (name.startsWith("dev.langchain4j.") || name.startsWith("okhttp3.")) {
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
            Object made = settings.getConstructors()[0].newInstance(
                    modes.getMethod("valueOf", String.class).invoke(null, mode),
                    "",
                    "gpt-4o-mini",
                    Duration.ofSeconds(1),
                    100);
            return (Optional<?>) loadClass(LanguageModels.class.getName())
                    .getMethod("chosen", settings, Map.class)
                    .invoke(null, made, environment);
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
