package io.benchmarkagent.llm;

import io.benchmarkagent.llm.spend.Standing;
import java.util.List;

/** Answers a prompt, or says in one line why not; a model that is down, slow or silly is an answer too, never an exception. */
@FunctionalInterface
public interface LanguageModel {
    Answer answer(Prompt prompt);

    /**
     * The asker could use the answer to this prompt, or made this of it: from now on it may be told again. What is not confirmed is
     * asked anew.
     */
    default void confirm(Prompt prompt, Answer.Written answer) {
        // nothing is kept here
    }

    /** A tool was called for what this model answered. */
    default void called(ToolCall call) {
        // nothing is written down here
    }

    /** What may be spent on it, and is; empty where nobody counts, or that cannot be told now. */
    default List<Standing> standing() {
        return List.of();
    }

    /** The same model for somebody else, as the audit names them. */
    default LanguageModel askedBy(String who) {
        return this;
    }

    /** The same model for the prompts of one report. */
    default LanguageModel about(Occasion occasion) {
        return this;
    }
}
