package io.benchmarkagent.ask.agent;

import io.benchmarkagent.ask.question.Answer.Cost;
import io.benchmarkagent.llm.Answer;
import io.benchmarkagent.llm.LanguageModel;
import io.benchmarkagent.llm.Occasion;
import io.benchmarkagent.llm.Prompt;
import io.benchmarkagent.llm.ToolCall;

/** A model with the bill of all that it was asked, whatever became of the questions: one that was stopped may cost as well. */
public final class Metered implements LanguageModel {
    private final LanguageModel inside;
    private final Bill bill;

    public Metered(LanguageModel inside) {
        this(inside, new Bill());
    }

    private Metered(LanguageModel inside, Bill bill) {
        this.inside = inside;
        this.bill = bill;
    }

    public Cost cost() {
        synchronized (bill) {
            return bill.cost();
        }
    }

    @Override
    public Answer answer(Prompt prompt) {
        Answer answer = inside.answer(prompt);
        synchronized (bill) {
            bill.add(answer);
        }
        return answer;
    }

    @Override
    public void confirm(Prompt prompt, Answer.Written answer) {
        inside.confirm(prompt, answer);
    }

    @Override
    public void called(ToolCall call) {
        inside.called(call);
    }

    @Override
    public LanguageModel about(Occasion occasion) {
        return new Metered(inside.about(occasion), bill);
    }
}
