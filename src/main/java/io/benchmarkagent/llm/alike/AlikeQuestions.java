package io.benchmarkagent.llm.alike;

import io.benchmarkagent.llm.audit.Sha256;
import io.benchmarkagent.llm.kept.Answers;
import io.benchmarkagent.llm.kept.KeptAnswer;
import java.util.Optional;

/** Answers to questions, told again to whoever asks the same in other words. */
public final class AlikeQuestions {
    /** Sentences of the same gist were 0.84 to 0.99 alike in the tests; of 53 near misses 48 were as much, so that this decides last. */
    static final double ALIKE = 0.8;

    private final Answers answers;
    private final Likeness likeness;

    public AlikeQuestions(Answers answers, Likeness likeness) {
        this.answers = answers;
        this.likeness = likeness;
    }

    /** @param scope a key of all else that the answer depends on: the model, the prompt, the schema, the data */
    public Optional<KeptAnswer> find(String scope, String question) {
        return answers.find(key(scope, question)).flatMap(kept -> told(kept, inOneLine(question)));
    }

    /** In place of what was kept for a question of the same gist. */
    public void keep(String scope, String question, KeptAnswer answer) {
        String text = inOneLine(question) + "\n" + answer.text();
        answers.keep(key(scope, question), new KeptAnswer(text, answer.model(), answer.usage(), answer.at()));
    }

    private Optional<KeptAnswer> told(KeptAnswer kept, String question) {
        String[] parts = kept.text().split("\n", 2);
        boolean alike = parts.length == 2 && (parts[0].equals(question) || likeness.of(parts[0], question) >= ALIKE);
        return alike ? Optional.of(new KeptAnswer(parts[1], kept.model(), kept.usage(), kept.at())) : Optional.empty();
    }

    private static String key(String scope, String question) {
        return Sha256.of("alike", scope, Gist.of(question).text());
    }

    private static String inOneLine(String question) {
        return question.strip().replaceAll("\\s+", " ");
    }
}
