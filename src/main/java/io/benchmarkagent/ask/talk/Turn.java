package io.benchmarkagent.ask.talk;

import io.benchmarkagent.ask.question.Answer;
import io.benchmarkagent.llm.Redacted;
import java.time.Instant;
import java.util.Optional;

/**
 * A question and what it got, without secrets.
 *
 * @param meant the question in full; what was asked, where that was in full
 * @param response in words, as Markdown
 * @param details its tables and sources, as Markdown
 * @param intent what kind of question it was; "" where that was not found
 * @param run as {@code --run-id} takes it
 */
public record Turn(
        Instant at,
        String asked,
        String meant,
        Answer.Outcome outcome,
        String response,
        String details,
        String intent,
        Optional<String> run,
        Answer.Cost cost) {
    public Turn {
        asked = Redacted.text(asked);
        meant = Redacted.text(meant);
        response = Redacted.text(response);
        details = Redacted.text(details);
    }

    public static Turn of(Instant at, String asked, String meant, Answer answer, String details) {
        return new Turn(
                at,
                asked,
                meant,
                answer.outcome(),
                answer.response(),
                details,
                answer.resolved().intent(),
                answer.resolved().run(),
                answer.cost());
    }

    public boolean wasCompleted() {
        return !meant.equals(asked);
    }
}
