package io.benchmarkagent.llm;

import io.benchmarkagent.llm.spend.Standing;
import java.util.List;

/** A model of which somebody is told what became of each prompt, and after how long. */
public final class Watched implements LanguageModel {
    private final LanguageModel inside;
    private final Watcher watcher;

    public Watched(LanguageModel inside, Watcher watcher) {
        this.inside = inside;
        this.watcher = watcher;
    }

    /** Told on the thread that asked. */
    @FunctionalInterface
    public interface Watcher {
        void answered(Prompt prompt, Answer answer, long nanos);
    }

    @Override
    public Answer answer(Prompt prompt) {
        long begun = System.nanoTime();
        Answer answer = inside.answer(prompt);
        watcher.answered(prompt, answer, System.nanoTime() - begun);
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
    public List<Standing> standing() {
        return inside.standing();
    }

    @Override
    public LanguageModel askedBy(String who) {
        return new Watched(inside.askedBy(who), watcher);
    }

    @Override
    public LanguageModel about(Occasion occasion) {
        return new Watched(inside.about(occasion), watcher);
    }
}
