package io.benchmarkagent.ask.kept;

import io.benchmarkagent.ask.desk.Source;
import io.benchmarkagent.ask.question.Answer;
import io.benchmarkagent.ask.question.AnswerJson;
import io.benchmarkagent.ask.question.Question;
import io.benchmarkagent.ask.question.RunIds;
import io.benchmarkagent.ask.when.Asker;
import io.benchmarkagent.ask.when.Times;
import io.benchmarkagent.ask.when.When;
import io.benchmarkagent.llm.alike.AlikeQuestions;
import io.benchmarkagent.llm.kept.KeptAnswer;
import io.benchmarkagent.llm.spend.Usage;
import java.time.Duration;
import java.util.Optional;

/** Answers to questions about an archive that has not changed since. */
public final class KeptReplies {
    private final AlikeQuestions answers;
    private final Duration lifetime;

    /** @param lifetime of what is kept there */
    public KeptReplies(AlikeQuestions answers, Duration lifetime) {
        this.answers = answers;
        this.lifetime = lifetime;
    }

    /** @param scope a key of all that the answer depends on but the question */
    public Optional<Answer> find(String scope, Question question) {
        return answers.find(scope, question.text())
                .flatMap(kept -> AnswerJson.read(kept.text()))
                .map(KeptReplies::forNothing);
    }

    /** Unless it may be another one within that time though nothing has changed that the scope tells. */
    public void keep(String scope, Question question, Asker asker, Answer answer) {
        if (isOfTheArchiveAlone(answer) && isSteady(question, asker)) {
            String model = answer.cost().model();
            answers.keep(scope, question.text(), new KeptAnswer(AnswerJson.of(answer), model, Usage.NONE, asker.now()));
        }
    }

    private static boolean isOfTheArchiveAlone(Answer answer) {
        return answer.outcome() == Answer.Outcome.ANSWERED
                && !answer.sources().isEmpty()
                && answer.sources().stream().allMatch(source -> source.type() == Source.Type.ARCHIVE);
    }

    /** "An hour ago" is another time by then, and "yesterday" may be. */
    private boolean isSteady(Question question, Asker asker) {
        Asker later = new Asker(asker.now().plus(lifetime), asker.zone());
        return said(question, asker).equals(said(question, later));
    }

    private static When said(Question question, Asker asker) {
        return Times.in(RunIds.replaced(question.text(), "•"), asker);
    }

    private static Answer forNothing(Answer answer) {
        return new Answer(
                answer.outcome(),
                answer.response(),
                answer.tables(),
                answer.confidence(),
                answer.sources(),
                answer.recommendations(),
                new Answer.Cost(answer.cost().model(), 0, 0, 0),
                answer.resolved());
    }
}
