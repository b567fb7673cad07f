package io.benchmarkagent.ask.agent;

import io.benchmarkagent.ask.intent.Router;
import io.benchmarkagent.ask.question.Answer;
import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.ask.question.Question;
import io.benchmarkagent.ask.tool.Tool;
import io.benchmarkagent.llm.LanguageModel;
import io.benchmarkagent.llm.Occasion;
import io.benchmarkagent.pipeline.Progress;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Answers a question by what a model has looked up and says of it, as far as that holds; else without a model, and says so. */
public final class Agent {
    private final LanguageModel model;
    private final List<Tool> tools;
    private final Router router;
    private final Bounds bounds;
    private final LongSupplier nanoTime;

    /** @param router for the answer that needs no model */
    public Agent(LanguageModel model, List<Tool> tools, Router router, Bounds bounds, LongSupplier nanoTime) {
        this.model = model;
        this.tools = List.copyOf(tools);
        this.router = router;
        this.bounds = bounds;
        this.nanoTime = nanoTime;
    }

    /**
     * An answer, and why a model did not word it.
     *
     * @param trouble empty where it did
     */
    public record Concluded(Answer answer, String trouble) {}

    /** @param progress told what is asked and looked up, from several threads */
    public Concluded answer(Heard read, Question whole, Progress progress) {
        Heard heard = read.as(whole);
        String runId = heard.look().findings().run().key().runId();
        LanguageModel asked = model.about(new Occasion(runId, Optional.empty()));
        try (Lookups lookups = new Lookups(heard, tools, asked, progress)) {
            Conversation conversation = new Conversation(
                    heard, asked, lookups, new Prompts(heard, tools, bounds), bounds, nanoTime, progress);
            Optional<Verdict> verdict = conversation.verdict();
            Conclusion conclusion = new Conclusion(heard, lookups, conversation.bill());
            verdict.ifPresent(any -> conversation.confirm());
            return verdict.map(told -> new Concluded(conclusion.told(told), ""))
                    .orElseGet(() -> new Concluded(
                            conclusion.without(router.answer(read), conversation.trouble()), conversation.trouble()));
        }
    }
}
