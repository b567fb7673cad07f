package io.benchmarkagent.llm;

/** Asks only while the breaker of its server lets it. */
record Guarded(LanguageModel inside, Breaker breaker) implements LanguageModel {
    @Override
    public Answer answer(Prompt prompt) {
        return breaker.answer(() -> inside.answer(prompt));
    }
}
