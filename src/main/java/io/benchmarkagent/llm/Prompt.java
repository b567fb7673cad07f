package io.benchmarkagent.llm;

import java.time.Duration;
import java.util.Optional;

/**
 * What a model is told to be and what it is asked; its answer ends after {@code maxTokens} tokens or {@code atMost} at the latest.
 *
 * @param shape what the answer must look like; empty for prose
 * @param shorter what may be asked in place of {@code user} where the budget is short
 * @param withheld what was taken out of it before it left, as "1 × [secret]"; empty where nothing was
 */
public record Prompt(
        String system,
        String user,
        int maxTokens,
        Duration atMost,
        Purpose purpose,
        Optional<JsonShape> shape,
        Optional<String> shorter,
        String withheld) {
    public Prompt {
        if (maxTokens < 1) {
            throw new IllegalArgumentException("maxTokens is " + maxTokens + "; give 1 or more");
        }
    }

    public Prompt(String system, String user, int maxTokens, Duration atMost) {
        this(system, user, maxTokens, atMost, Purpose.heavy(""), Optional.empty(), Optional.empty(), "");
    }

    public Prompt to(Purpose other) {
        return new Prompt(system, user, maxTokens, atMost, other, shape, shorter, withheld);
    }

    public Prompt shaped(JsonShape other) {
        return new Prompt(system, user, maxTokens, atMost, purpose, Optional.of(other), shorter, withheld);
    }

    public Prompt orShorter(String other) {
        return new Prompt(system, user, maxTokens, atMost, purpose, shape, Optional.of(other), withheld);
    }

    /** The same in these words. */
    Prompt saying(String system, String user, Optional<String> shorter, String withheld) {
        return new Prompt(system, user, maxTokens, atMost, purpose, shape, shorter, withheld);
    }

    Prompt within(Duration other) {
        return new Prompt(system, user, maxTokens, other, purpose, shape, shorter, withheld);
    }

    /** The shorter one, asked. */
    Optional<Prompt> shortened() {
        return shorter.map(
                text -> new Prompt(system, text, maxTokens, atMost, purpose, shape, Optional.empty(), withheld));
    }

    /** All that a model would read. */
    String text() {
        return system + "\n\n" + user
                + shape.map(asked -> "\n\n" + asked.schema()).orElse("");
    }
}
