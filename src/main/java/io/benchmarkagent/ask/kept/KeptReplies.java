package io.benchmarkagent.ask.kept;

import io.benchmarkagent.ask.desk.Source;
import io.benchmarkagent.ask.question.Answer;
import io.benchmarkagent.ask.question.Question;
import io.benchmarkagent.ask.question.RunIds;
import io.benchmarkagent.ask.when.Asker;
import io.benchmarkagent.ask.when.Times;
import io.benchmarkagent.ask.when.When;
import io.benchmarkagent.llm.alike.AlikeQuestions;
import io.benchmarkagent.llm.kept.KeptAnswer;
import io.benchmarkagent.llm.spend.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Answers to questions about an archive that has not changed since. */
public final class KeptReplies {
    private final AlikeQuestions answers;

    public KeptReplies(AlikeQuestions answers) {
        this.answers = answers;
    }

    /** @param scope a key of all that the answer depends on but the question, and the files that were named as it was kept */
    public Optional<Answer> find(String scope, Question question, Instant now) {
        return answers.find(scope, question.text())
                .flatMap(kept -> KeptReply.of(kept.text()))
                .filter(kept -> kept.holds(now))
                .map(kept -> forNothing(kept.answer()));
    }

    /**
     * Unless it may be another one within that time though nothing has changed that the scope tells.
     *
     * @param files that it depends on and the scope says nothing of, by their paths, with their stamps
     */
    public void keep(
            String scope, Question question, Asker asker, Duration lifetime, Map<String, String> files, Answer answer) {
        Asker later = new Asker(asker.now().plus(lifetime), asker.zone());
        if (isOfTheArchiveAlone(answer) && said(question, asker).equals(said(question, later))) {
            String text = new KeptReply(later.now(), files, answer).toJson();
            String model = answer.cost().model();
            answers.keep(scope, question.text(), new KeptAnswer(text, model, Usage.NONE, asker.now()));
        }
    }

    private static boolean isOfTheArchiveAlone(Answer answer) {
        return answer.outcome() == Answer.Outcome.ANSWERED
                && !answer.sources().isEmpty()
                && answer.sources().stream().allMatch(source -> source.type() == Source.Type.ARCHIVE);
    }

    /** "An hour ago" is another time by then, and "yesterday" may be. */
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
