package io.benchmarkagent.llm;

/** Says this with every answer. */
record Noting(LanguageModel inside, String note) implements LanguageModel {
    @Override
    public Answer answer(Prompt prompt) {
        return inside.answer(prompt).noting(note);
    }

    @Override
    public void confirm(Prompt prompt, Answer.Written answer) {
        inside.confirm(prompt, answer);
    }
}
