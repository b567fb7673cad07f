package io.benchmarkagent.web.query;

import io.benchmarkagent.ask.Ask;
import io.benchmarkagent.ask.question.Answer;
import io.benchmarkagent.ask.question.AnswerJson;
import io.benchmarkagent.web.problem.Problem;
import io.benchmarkagent.web.problem.Refusal;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/** What became of a question, as it is sent. */
public final class Replied {
    private Replied() {}

    static String json(Ask.Reply reply) {
        return AnswerJson.of(answer(reply), Optional.empty());
    }

    /** @throws Refusal for what cannot be looked at: an unclear time, a run that is not there */
    public static Answer answer(Ask.Reply reply) {
        if (reply instanceof Ask.Reply.Told told) {
            return told.answer();
        }
        throw new Refusal(Problem.of(
                HttpStatus.UNPROCESSABLE_CONTENT, "unclear-question", named(((Ask.Reply.Refused) reply).line())));
    }

    /** What options are called in a terminal, as a request calls them. */
    private static String named(String line) {
        return line.replace("--from", "context.time_range.from")
                .replace("--to", "context.time_range.to")
                .replace("--run-id", "context.run_id");
    }
}
