package io.benchmarkagent.llm;

import java.time.Duration;
import java.util.Optional;

/**
 * What a model is told to be and what it is asked; its answer ends after {@code maxTokens} tokens or {@code atMost} at the latest.
 *
 * @param shape what the answer must look like; empty for prose
 * @param shorter what may be asked in place of {@code user} where the budget is short
 */
public record Prompt(
        String system,
        String user,
        int maxTokens,
        Duration atMost,
        Purpose purpose,
        Optional<JsonShape> shape,
        Optional<String> shorter) {
    public Prompt {
        if (maxTokens < 1) {
            throw new IllegalArgumentException("maxTokens is " + maxTokens + "; give 1 or more");
        }
    }

    public Prompt(String system, String user, int maxTokens, Duration atMost) {
        this(system, user, maxTokens, atMost, Purpose.heavy(""), Optional.empty(), Optional.empty());
    }

    public Prompt to(Purpose other) {
        return new Prompt(system, user, maxTokens, atMost, other, shape, shorter);
    }

    public Prompt shaped(JsonShape other) {
        return new Prompt(system, user, maxTokens, atMost, purpose, Optional.of(other), shorter);
    }

    public Prompt orShorter(String other) {
        return new Prompt(system, user, maxTokens, atMost, purpose, shape, Optional.of(other));
    }

    Prompt within(Duration other) {
        return new Prompt(system, user, maxTokens, other, purpose, shape, shorter);
    }

    /** The shorter one, asked. */
    Optional<Prompt> shortened() {
        return shorter.map(text -> new Prompt(system, text, maxTokens, atMost, purpose, shape, Optional.empty()));
    }

    /** All that a model would read. */
    String text() {
        return system + "\n\n" + user
                + shape.map(asked -> "\n\n" + asked.schema()).orElse("");
    }
}
