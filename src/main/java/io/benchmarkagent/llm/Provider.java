package io.benchmarkagent.llm;

import java.util.Locale;
import java.util.Optional;

/**
 * Whose server is asked, and what is particular about it. All of them speak OpenAI's chat completions.
 *
 * <p>Sources: OpenAI API reference; Azure OpenAI REST API reference; Anthropic, OpenAI SDK compatibility; Gemini API, OpenAI
 * compatibility; the OpenAI-compatible servers of Ollama, vLLM and llama.cpp.
 */
public enum Provider {
    OPENAI("https://api.openai.com/v1", "OPENAI_API_KEY", "OPENAI_BASE_URL", "gpt-4o-mini", Structure.SCHEMA),
    AZURE("", "AZURE_OPENAI_API_KEY", "AZURE_OPENAI_ENDPOINT", "", Structure.SCHEMA),
    ANTHROPIC("https://api.anthropic.com/v1", "ANTHROPIC_API_KEY", "", "", Structure.WORDS),
    GEMINI("https://generativelanguage.googleapis.com/v1beta/openai", "GEMINI_API_KEY", "", "", Structure.SCHEMA),
    OLLAMA("http://localhost:11434/v1", "OLLAMA_API_KEY", "", "", Structure.SCHEMA),
    VLLM("http://localhost:8000/v1", "VLLM_API_KEY", "", "", Structure.SCHEMA),
    LLAMACPP("http://localhost:8080/v1", "LLAMA_API_KEY", "", "", Structure.SCHEMA);

    private final String baseUrl;
    private final String key;
    private final String baseUrlVariable;
    private final String model;
    private final Structure structure;

    Provider(String baseUrl, String key, String baseUrlVariable, String model, Structure structure) {
        this.baseUrl = baseUrl;
        this.key = key;
        this.baseUrlVariable = baseUrlVariable;
        this.model = model;
        this.structure = structure;
    }

    /** Empty where every customer has an address of their own. */
    String baseUrl() {
        return baseUrl;
    }

    /** The environment's variable with the key: each its own, so that no vendor is sent another's. */
    String key() {
        return key;
    }

    /** The environment's variable with the address, where the vendor's own tools have one. */
    Optional<String> baseUrlVariable() {
        return baseUrlVariable.isEmpty() ? Optional.empty() : Optional.of(baseUrlVariable);
    }

    /** Empty where one has to be named. */
    String model() {
        return model;
    }

    Structure structure() {
        return structure;
    }

    /** Whether it runs on one's own machines: it needs no key and costs nothing a token. */
    boolean isSelfHosted() {
        return this == OLLAMA || this == VLLM || this == LLAMACPP;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
