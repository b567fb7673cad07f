package io.benchmarkagent.ask.agent;

import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.llm.Answer;
import io.benchmarkagent.llm.LanguageModel;
import io.benchmarkagent.llm.Prompt;
import io.benchmarkagent.pipeline.Progress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** One question, step by step: a model says what to look up until it answers, or may go no further. */
final class Conversation {
    private final Heard heard;
    private final LanguageModel model;
    private final Lookups lookups;
    private final Prompts prompts;
    private final Bounds bounds;
    private final LongSupplier nanoTime;
    private final Progress progress;
    private final long begun;
    private final Bill bill = new Bill();
    private final Map<Prompt, Answer.Written> answered = new LinkedHashMap<>();
    private String trouble = "";

    Conversation(
            Heard heard,
            LanguageModel model,
            Lookups lookups,
            Prompts prompts,
            Bounds bounds,
            LongSupplier nanoTime,
            Progress progress) {
        this.heard = heard;
        this.model = model;
        this.lookups = lookups;
        this.prompts = prompts;
        this.bounds = bounds;
        this.nanoTime = nanoTime;
        this.progress = progress;
        this.begun = nanoTime.getAsLong();
    }

    Bill bill() {
        return bill;
    }

    /** Why there is no answer that may be told; "" where there is one. */
    String trouble() {
        return trouble;
    }

    /** What it told and what of that holds; empty where it told nothing of use. */
    Optional<Verdict> verdict() {
        boolean unread = false;
        for (int number = 1; number <= bounds.steps(); number++) {
            Optional<Step> step =
                    asked(unread ? prompts.unread(lookups.all(), left()) : prompts.step(number, lookups.all(), left()));
            if (step.isEmpty()) {
                return Optional.empty();
            }
            if (step.get() instanceof Step.Tells tells) {
                Grounds grounds = new Grounds(heard, lookups);
                return usable(mended(Verdict.of(tells.claims(), grounds), grounds));
            }
            if (step.get() instanceof Step.Unreadable && unread) {
                return none("its answers could not be read");
            }
            unread = step.get() instanceof Step.Unreadable;
            if (step.get() instanceof Step.Looks looks && number < bounds.steps()) {
                lookups.look(looks.calls(), bounds.calls(), left());
            }
        }
        return none("it did not answer within " + bounds.steps() + " steps");
    }

    /** What was of use may be told again. */
    void confirm() {
        answered.forEach(model::confirm);
    }

    private Optional<Step> asked(Prompt prompt) {
        return written(prompt).map(Answer.Written::text).map(Step::of);
    }

    private Optional<Answer.Written> written(Prompt prompt) {
        if (Thread.currentThread().isInterrupted()) {
            trouble = "the question was given up";
            return Optional.empty();
        }
        if (left().compareTo(Duration.ofMillis(1)) <= 0) {
            trouble = "the time of --deadline was used up";
            return Optional.empty();
        }
        if (bill.tokens() >= bounds.tokens()) {
            trouble = "the " + bounds.tokens() + " tokens of one question were used up";
            return Optional.empty();
        }
        progress.stage("asking the model");
        Answer answer = model.answer(prompt);
        bill.add(answer);
        if (answer instanceof Answer.Written written) {
            answered.put(prompt, written);
            return Optional.of(written);
        }
        trouble = ((Answer.Refused) answer).why();
        return Optional.empty();
    }

    private Verdict mended(Verdict verdict, Grounds grounds) {
        List<String> objections = verdict.objections();
        if (objections.isEmpty()) {
            return verdict;
        }
        Optional<Step> step = asked(prompts.mending(lookups.all(), objections, left()));
        trouble = "";
        return step.isPresent() && step.get() instanceof Step.Tells tells
                ? verdict.mended(Verdict.of(tells.claims(), grounds))
                : verdict;
    }

    private Optional<Verdict> usable(Verdict verdict) {
        return verdict.isUsable()
                ? Optional.of(verdict)
                : none(verdict.failed().size() + " of its " + verdict.claims().size()
                        + " statements are not borne out by what was looked up");
    }

    private Optional<Verdict> none(String why) {
        trouble = why;
        return Optional.empty();
    }

    private Duration left() {
        Duration left = bounds.forModel().minusNanos(nanoTime.getAsLong() - begun);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
