package io.benchmarkagent.llm;

/** Answers a prompt, or says in one line why not; a model that is down, slow or silly is an answer too, never an exception. */
@FunctionalInterface
public interface LanguageModel {
    Answer answer(Prompt prompt);
}
