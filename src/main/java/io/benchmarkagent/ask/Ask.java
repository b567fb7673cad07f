package io.benchmarkagent.ask;

import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.desk.Look;
import io.benchmarkagent.ask.intent.Router;
import io.benchmarkagent.ask.question.Answer;
import io.benchmarkagent.ask.question.Context;
import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.ask.question.Question;
import io.benchmarkagent.grounding.Spoken;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Answers a question by what can be looked up at a desk, without a model. */
public final class Ask {
    private static final Pattern RUN = Pattern.compile("[\\p{L}\\d][\\p{L}\\d_.-]*\\d{8}-?\\d{6}(?:@\\d{8}T\\d{6})?");

    private final Desk desk;
    private final Router router;

    public Ask(Desk desk, Router router) {
        this.desk = desk;
        this.router = router;
    }

    /** An answer, or one line that says why what was asked about cannot be looked at. */
    public sealed interface Reply {
        record Told(Answer answer) implements Reply {}

        record Refused(String line) implements Reply {}
    }

    public Reply ask(Question question, Context context) {
        Desk.Looking looking = desk.look(context.run().or(() -> named(question)));
        return looking instanceof Desk.Looking.At at
                ? new Reply.Told(answer(question, context, at.look()))
                : new Reply.Refused(((Desk.Looking.Refused) looking).line());
    }

    private Answer answer(Question question, Context context, Look look) {
        Spoken spoken = Spoken.of(RUN.matcher(question.text()).replaceAll("•"), look.findings(), look.services());
        return router.answer(new Heard(question, context, look, spoken, context.span(), desk));
    }

    /** The run that a question names; the first of several. */
    private static Optional<String> named(Question question) {
        List<String> named =
                RUN.matcher(question.text()).results().map(MatchResult::group).toList();
        return named.stream().findFirst();
    }
}
