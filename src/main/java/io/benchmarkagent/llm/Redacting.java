package io.benchmarkagent.llm;

import java.util.Map;
import java.util.TreeMap;

/** Whoever asks, and whatever: no secret and nobody's address leaves. What was taken out is counted, for the audit. */
final class Redacting implements LanguageModel {
    private final LanguageModel inside;
    private final ApiKey key;

    /** @param key that is asked with, whatever it looks like */
    Redacting(LanguageModel inside, ApiKey key) {
        this.inside = inside;
        this.key = key;
    }

    @Override
    public Answer answer(Prompt prompt) {
        return inside.answer(redacted(prompt));
    }

    @Override
    public void confirm(Prompt prompt, Answer.Written answer) {
        inside.confirm(redacted(prompt), answer);
    }

    @Override
    public void called(ToolCall call) {
        inside.called(new ToolCall(
                redacted(call.tool()).text(),
                redacted(call.words()).text(),
                call.outcome(),
                redacted(call.result()).text()));
    }

    private Prompt redacted(Prompt prompt) {
        Redaction system = redacted(prompt.system());
        Redaction user = redacted(prompt.user());
        Map<Mark, Integer> marks = new TreeMap<>(system.marks());
        user.marks().forEach((mark, count) -> marks.merge(mark, count, Integer::sum));
        return prompt.saying(
                system.text(),
                user.text(),
                prompt.shorter().map(text -> redacted(text).text()),
                Redaction.words(marks));
    }

    private Redaction redacted(String text) {
        return Redaction.of(key.hiddenIn(Seen.in(text)));
    }
}
