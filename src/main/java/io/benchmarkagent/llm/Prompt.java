package io.benchmarkagent.llm;

import java.time.Duration;

/** What a model is told to be and what it is asked; its answer ends after {@code maxTokens} tokens or {@code atMost} at the latest. */
public record Prompt(String system, String user, int maxTokens, Duration atMost) {
    public Prompt {
        if (maxTokens < 1) {
            throw new IllegalArgumentException("maxTokens is " + maxTokens + "; give 1 or more");
        }
    }
}
