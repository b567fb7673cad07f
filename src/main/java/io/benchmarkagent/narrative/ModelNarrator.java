package io.benchmarkagent.narrative;

import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.grounding.Gate;
import io.benchmarkagent.llm.Answer;
import io.benchmarkagent.llm.LanguageModel;
import io.benchmarkagent.llm.Occasion;
import io.benchmarkagent.llm.Prompt;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Lets a model tell the findings, has it mend once what they do not bear out, keeps what they do, and falls back to plain sentences,
 * with a note, where too little is left.
 */
public final class ModelNarrator implements Narrator {
    private final LanguageModel model;
    private final OfflineNarrator offline;
    private final Prompts prompts;
    private final LongSupplier nanoTime;

    /** @param maxTokens where an answer ends at the latest */
    public ModelNarrator(LanguageModel model, OfflineNarrator offline, int maxTokens, LongSupplier nanoTime) {
        this(model, offline, new Prompts(maxTokens), nanoTime);
    }

    private ModelNarrator(LanguageModel model, OfflineNarrator offline, Prompts prompts, LongSupplier nanoTime) {
        this.model = model;
        this.offline = offline;
        this.prompts = prompts;
        this.nanoTime = nanoTime;
    }

    /** An answer, what it tells, and what of that the findings bear out. */
    private record Draft(Answer.Written answer, Telling telling, Gate.Sifted sifted) {
        static Draft of(Answer.Written answer, Gate gate) {
            Telling telling = Telling.of(answer.text());
            return new Draft(answer, telling, telling.sifted(gate));
        }
    }

    @Override
    public Narrative narrate(Findings findings, Duration atMost) {
        long begun = nanoTime.getAsLong();
        if (atMost.compareTo(Duration.ZERO) <= 0) {
            return offline.narrate(findings).noting(List.of("No model was asked: the time of --deadline was used up"));
        }
        Prompt prompt = prompts.narrative(findings, atMost);
        Answer answer = model.answer(prompt);
        if (answer instanceof Answer.Refused refused) {
            return plainly(findings, "No model wrote this: " + refused.why(), refused);
        }
        Gate gate = Gate.of(findings);
        Draft draft = Draft.of((Answer.Written) answer, gate);
        Draft last = mended(draft, gate, findings, atMost.minusNanos(nanoTime.getAsLong() - begun));
        if (!last.sifted().isUsable()) {
            return plainly(findings, why(last), last.answer());
        }
        model.confirm(prompt, last.answer());
        return told(last);
    }

    @Override
    public Narrator about(String runId, Path folder) {
        return new ModelNarrator(model.about(new Occasion(runId, Optional.of(folder))), offline, prompts, nanoTime);
    }

    /** What is told again was mended when it was told first. */
    private Draft mended(Draft draft, Gate gate, Findings findings, Duration left) {
        Mending mending = Mending.of(draft.sifted());
        if (!mending.isNeeded() || draft.answer().isKept()) {
            return draft;
        }
        if (left.compareTo(Duration.ZERO) <= 0) {
            return new Draft(draft.answer().noting(unmended(mending, "no time")), draft.telling(), draft.sifted());
        }
        Answer answer = model.answer(prompts.mending(findings, mending, left));
        if (answer instanceof Answer.Refused refused) {
            Answer.Written noted =
                    draft.answer().mended(draft.answer().text(), refused).noting(unmended(mending, refused.why()));
            return new Draft(noted, draft.telling(), draft.sifted());
        }
        Answer.Written more = (Answer.Written) answer;
        Telling telling = draft.telling().mended(mending.read(more.text()));
        Answer.Written whole = draft.answer().mended(telling.written(), more);
        return new Draft(whole, telling, telling.sifted(gate));
    }

    private static String unmended(Mending mending, String why) {
        return "What was taken out (" + mending.count() + ") was not sent back to be mended: " + why;
    }

    private static Narrative told(Draft draft) {
        return new Narrative(
                draft.answer().isKept() ? Narrative.Source.CACHE : Narrative.Source.LLM,
                draft.answer().model(),
                draft.sifted().text(),
                Narrative.Grounding.of(draft.sifted()),
                draft.answer().tokens(),
                draft.answer().costUsd(),
                draft.answer().notes());
    }

    private static String why(Draft draft) {
        Gate.Sifted sifted = draft.sifted();
        String lead = "The answer of " + draft.answer().model() + " was not used: ";
        if (sifted.claims() == 0) {
            return lead + "it holds no sentence in the form that was asked for";
        }
        return 2 * sifted.grounded() >= sifted.claims()
                ? lead + "it says nothing about this run"
                : lead + sifted.removed().size() + " of its " + sifted.claims()
                        + " sentences are not borne out by the findings";
    }

    /** What was asked for is paid for, and how it came about is told, whether its words are used or not. */
    private Narrative plainly(Findings findings, String why, Answer unused) {
        return offline.narrate(findings)
                .costing(unused.usage().total(), unused.costUsd())
                .noting(Stream.concat(Stream.of(why), unused.notes().stream()).toList());
    }
}
