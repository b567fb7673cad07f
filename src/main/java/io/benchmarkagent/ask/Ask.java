package io.benchmarkagent.ask;

import io.benchmarkagent.ask.agent.Agent;
import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.desk.Look;
import io.benchmarkagent.ask.intent.Changes;
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

/** Answers a question by what can be looked up at a desk, with a model where there is one. */
public final class Ask {
    private static final Pattern RUN = Pattern.compile("[\\p{L}\\d][\\p{L}\\d_.-]*\\d{8}-?\\d{6}(?:@\\d{8}T\\d{6})?");

    private final Desk desk;
    private final Router router;
    private final Optional<Agent> agent;

    public Ask(Desk desk, Router router) {
        this(desk, router, Optional.empty());
    }

    /** @param agent asked first, where there is one */
    public Ask(Desk desk, Router router, Optional<Agent> agent) {
        this.desk = desk;
        this.router = router;
        this.agent = agent;
    }

    /** An answer, or one line that says why what was asked about cannot be looked at. */
    public sealed interface Reply {
        /** @param trouble why no model worded it, where one was asked; else empty */
        record Told(Answer answer, String trouble) implements Reply {}

        record Refused(String line) implements Reply {}
    }

    public Reply ask(Question question, Context context) {
        Desk.Looking looking = desk.look(context.run().or(() -> named(question)));
        return looking instanceof Desk.Looking.At at
                ? answer(question, context, at.look())
                : new Reply.Refused(((Desk.Looking.Refused) looking).line());
    }

    private Reply answer(Question question, Context context, Look look) {
        Spoken spoken = Spoken.of(RUN.matcher(question.text()).replaceAll("•"), look.findings(), look.services());
        Heard heard = new Heard(question, context, look, spoken, context.span(), desk);
        return Changes.declined(heard)
                .<Reply>map(declined -> new Reply.Told(declined, ""))
                .orElseGet(() -> answered(heard));
    }

    private Reply answered(Heard heard) {
        return agent.map(asked -> asked.answer(heard))
                .map(concluded -> new Reply.Told(concluded.answer(), concluded.trouble()))
                .orElseGet(() -> new Reply.Told(router.answer(heard), ""));
    }

    /** The run that a question names; the first of several. */
    private static Optional<String> named(Question question) {
        List<String> named =
                RUN.matcher(question.text()).results().map(MatchResult::group).toList();
        return named.stream().findFirst();
    }
}
