package io.benchmarkagent.llm;

import java.util.Optional;
import java.util.function.Supplier;

/** A model that is made when it is first asked: what answers from a cache, or not at all, loads no client library. */
final class Lazy implements LanguageModel {
    private final Supplier<LanguageModel> making;
    private Optional<LanguageModel> made = Optional.empty();

    Lazy(Supplier<LanguageModel> making) {
        this.making = making;
    }

    @Override
    public Answer answer(Prompt prompt) {
        return made().answer(prompt);
    }

    private synchronized LanguageModel made() {
        LanguageModel model = made.orElseGet(making);
        made = Optional.of(model);
        return model;
    }
}
