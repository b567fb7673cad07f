package io.benchmarkagent.llm;

import io.benchmarkagent.llm.audit.Sha256;
import io.benchmarkagent.llm.kept.Answers;
import io.benchmarkagent.llm.kept.KeptAnswer;
import io.benchmarkagent.llm.spend.Usage;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Tells again what was confirmed of the very same prompt to the very same model, and keeps what is confirmed now. */
final class Remembered implements LanguageModel {
    private final LanguageModel inside;
    private final String identity;
    private final Answers answers;
    private final Clock clock;

    /** @param identity of the model: its server and its name */
    Remembered(LanguageModel inside, String identity, Answers answers, Clock clock) {
        this.inside = inside;
        this.identity = identity;
        this.answers = answers;
        this.clock = clock;
    }

    @Override
    public Answer answer(Prompt prompt) {
        return answers.find(key(prompt)).<Answer>map(Remembered::told).orElseGet(() -> asked(prompt));
    }

    /** What is kept already stays as it is: to be told again makes nothing younger. */
    @Override
    public void confirm(Prompt prompt, Answer.Written answer) {
        if (answers.find(key(prompt)).isEmpty()) {
            answers.keep(key(prompt), new KeptAnswer(answer.text(), answer.model(), answer.usage(), clock.instant()));
        }
        inside.confirm(prompt, answer);
    }

    private Answer asked(Prompt prompt) {
        Optional<String> trouble = answers.trouble();
        Answer answer = inside.answer(prompt);
        return trouble.map(answer::noting).orElse(answer);
    }

    private static Answer.Written told(KeptAnswer kept) {
        return new Answer.Written(kept.text(), kept.model(), Usage.NONE, OptionalDouble.of(0), true, List.of());
    }

    private String key(Prompt prompt) {
        return Sha256.of(
                identity,
                prompt.system(),
                prompt.user(),
                Integer.toString(prompt.maxTokens()),
                prompt.shape().map(JsonShape::schema).orElse(""));
    }
}
