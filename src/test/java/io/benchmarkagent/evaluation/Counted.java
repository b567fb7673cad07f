package io.benchmarkagent.evaluation;

import io.benchmarkagent.llm.Answer;
import io.benchmarkagent.llm.LanguageModel;
import io.benchmarkagent.llm.Occasion;
import io.benchmarkagent.llm.Prompt;
import io.benchmarkagent.llm.ToolCall;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A model whose calls of tools are counted. */
final class Counted implements LanguageModel {
    private final Optional<LanguageModel> model;
    private final AtomicInteger calls;

    Counted(Optional<LanguageModel> model) {
        this(model, new AtomicInteger());
    }

    private Counted(Optional<LanguageModel> model, AtomicInteger calls) {
        this.model = model;
        this.calls = calls;
    }

    int calls() {
        return calls.get();
    }

    @Override
    public Answer answer(Prompt prompt) {
        return model.orElseThrow().answer(prompt);
    }

    @Override
    public void confirm(Prompt prompt, Answer.Written answer) {
        model.ifPresent(one -> one.confirm(prompt, answer));
    }

    @Override
    public void called(ToolCall call) {
        calls.incrementAndGet();
        model.ifPresent(one -> one.called(call));
    }

    @Override
    public LanguageModel about(Occasion occasion) {
        return new Counted(model.map(one -> one.about(occasion)), calls);
    }
}
