package io.benchmarkagent.ask;

import io.benchmarkagent.ask.agent.Agent;
import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.desk.Look;
import io.benchmarkagent.ask.intent.Meant;
import io.benchmarkagent.ask.intent.Router;
import io.benchmarkagent.ask.live.TypedPromQl;
import io.benchmarkagent.ask.question.Answer;
import io.benchmarkagent.ask.question.Context;
import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.ask.question.Question;
import io.benchmarkagent.ask.question.RunIds;
import io.benchmarkagent.ask.tool.Moments;
import io.benchmarkagent.ask.when.Asker;
import io.benchmarkagent.ask.when.Span;
import io.benchmarkagent.ask.when.Times;
import io.benchmarkagent.ask.when.TypedSpan;
import io.benchmarkagent.ask.when.When;
import io.benchmarkagent.grounding.Spoken;
import io.benchmarkagent.pipeline.Progress;
import io.benchmarkagent.pipeline.RunChoice;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Answers a question by what can be looked up at a desk, with a model where there is one. */
public final class Ask {
    private final Desk desk;
    private final Router router;
    private final Optional<Agent> agent;
    private final Progress progress;

    public Ask(Desk desk, Router router) {
        this(desk, router, Optional.empty());
    }

    public Ask(Desk desk, Router router, Optional<Agent> agent) {
        this(desk, router, agent, Progress.SILENT);
    }

    /**
     * @param agent asked first, where there is one
     * @param progress told what is looked at, from several threads
     */
    public Ask(Desk desk, Router router, Optional<Agent> agent, Progress progress) {
        this.desk = desk;
        this.router = router;
        this.agent = agent;
        this.progress = progress;
    }

    /** An answer, or one line that says why what was asked about cannot be looked at. */
    public sealed interface Reply {
        /** @param trouble why no model worded it, where one was asked; else empty */
        record Told(Answer answer, String trouble) implements Reply {}

        record Refused(String line) implements Reply {}
    }

    /**
     * @param run {@code ID} or {@code ID@TIME}; empty for the one that the question names, or else the newest
     * @param from the first time that is meant, as typed; empty for what the question says
     * @param to the last
     */
    public Reply ask(Question question, Optional<String> run, Optional<String> from, Optional<String> to, Asker asker) {
        return ask(question, run, from, to, asker, List.of());
    }

    /** @param said before it, see {@link Context} */
    public Reply ask(
            Question question,
            Optional<String> run,
            Optional<String> from,
            Optional<String> to,
            Asker asker,
            List<String> said) {
        When given = TypedSpan.of(from, to, asker);
        if (given instanceof When.Unclear unclear) {
            return new Reply.Refused(unclear.line());
        }
        Optional<RunChoice.Choice> choice =
                run.map(id -> new RunChoice(desk.archive(), asker.zone()).typed(Optional.of(id)));
        if (choice.isPresent() && choice.get() instanceof RunChoice.Choice.None none) {
            return new Reply.Refused(none.line());
        }
        Optional<String> id = choice.map(found -> ((RunChoice.Choice.Found) found).name());
        Optional<Span> span = given instanceof When.During during ? Optional.of(during.span()) : Optional.empty();
        return ask(question, new Context(id, span, asker.zone(), asker.now(), said));
    }

    public Reply ask(Question question, Context context) {
        Reply reply = told(question, context);
        Optional<String> meant = reply instanceof Reply.Refused ? TypedPromQl.meant(question.text()) : Optional.empty();
        return meant.<Reply>map(hint -> new Reply.Refused(((Reply.Refused) reply).line() + "; " + hint))
                .orElse(reply);
    }

    private Reply told(Question question, Context context) {
        Meant meant = router.runs(question, context, desk);
        if (meant instanceof Meant.Unclear unclear) {
            return ofRuns(question, context).orElseGet(() -> new Reply.Refused(unclear.line()));
        }
        Meant.Clear clear = (Meant.Clear) meant;
        if (clear.notes().isEmpty()) {
            return asked(question, context);
        }
        Context of = clear.run().isPresent()
                ? new Context(clear.run(), context.span(), context.zone(), context.now())
                : context;
        Reply reply = asked(clear.question(), of);
        boolean ofOne = RunIds.in(clear.question().text()).size() <= 1;
        return noted(reply, clear.notes())
                .or(() -> ofOne ? ofRuns(question, context) : Optional.empty())
                .orElse(reply);
    }

    /** Who asks for a run itself is told of those that there are. */
    private Optional<Reply> ofRuns(Question question, Context context) {
        return agent.isEmpty() && asked(question, context) instanceof Reply.Told told && router.isOfRuns(told.answer())
                ? Optional.of(told)
                : Optional.empty();
    }

    /** What was taken for what is said where it was answered. */
    private static Optional<Reply> noted(Reply reply, List<String> notes) {
        return reply instanceof Reply.Told told && told.answer().outcome() != Answer.Outcome.DECLINED
                ? Optional.of(new Reply.Told(
                        told.answer().noted("Taken to mean: " + String.join("; ", notes) + "."), told.trouble()))
                : Optional.empty();
    }

    private Reply asked(Question question, Context context) {
        Asker asker = new Asker(context.now(), context.zone());
        When said = said(question, context, asker);
        List<String> named = RunIds.in(question.text());
        if (said instanceof When.Unclear unclear) {
            return new Reply.Refused(unclear.line());
        }
        if (named.size() == 1
                && context.run().filter(run -> !named.contains(run)).isPresent()) {
            return new Reply.Refused("the question names run " + named.get(0) + " and --run-id "
                    + context.run().orElse("") + "; name one");
        }
        return looked(
                question, context, said, context.run().or(() -> named.stream().findFirst()));
    }

    /** What the question says of time, or what was given beside it. */
    private static When said(Question question, Context context, Asker asker) {
        When said = Times.in(RunIds.replaced(question.text(), "•"), asker);
        if (context.span().isEmpty() || said instanceof When.Unclear) {
            return said;
        }
        String given = context.span().get().words();
        return said instanceof When.Unsaid
                ? new When.During(context.span().get())
                : new When.Unclear(
                        "the question says '" + said.words() + "', beside it stands " + given + "; give one");
    }

    private Reply looked(Question question, Context context, When said, Optional<String> named) {
        Optional<String> covering = said instanceof When.During during ? covering(during.span()) : Optional.empty();
        Optional<String> run = named.or(() -> covering);
        progress.stage("looking at " + run.map(id -> "run " + id).orElse("the newest run"));
        Desk.Looking looking = desk.look(run);
        if (looking instanceof Desk.Looking.Refused refused) {
            return new Reply.Refused(refused.line());
        }
        Look look = ((Desk.Looking.At) looking).look();
        When when = look.times().resolve(said, new Asker(context.now(), context.zone()));
        if (when instanceof When.Unclear unclear) {
            return new Reply.Refused(unclear.line());
        }
        if (when instanceof When.During during
                && said instanceof When.OfDay
                && named.isPresent()
                && desk.live().isEmpty()
                && !look.times().isAt(during.span())) {
            return new Reply.Refused("'" + said.words().strip() + "' is not within run " + look.name()
                    + ", which was looked at from "
                    + Moments.of(new Span(look.times().from(), look.times().to(), ""), context.zone())
                    + "; name a time of it, or the day");
        }
        if (when instanceof When.During during && said instanceof When.OfDay && named.isEmpty()) {
            return looked(question, context, during, named);
        }
        return answer(question, context, look, when);
    }

    /** The newest run of that time. */
    private Optional<String> covering(Span span) {
        return desk.covering(span).stream().findFirst().map(desk::name);
    }

    private Reply answer(Question question, Context context, Look look, When when) {
        Meant meant = router.services(question, look);
        return meant instanceof Meant.Unclear unclear
                ? new Reply.Refused(unclear.line())
                : named(((Meant.Clear) meant).question(), context, look, when);
    }

    /** The words of the time are read already, and would be taken for others; a model reads the whole of it. */
    private Reply named(Question question, Context context, Look look, When when) {
        Question rest =
                new Question(context.span().isPresent() ? question.text() : without(question.text(), when.words()));
        Set<String> names = new TreeSet<>(look.services());
        names.addAll(look.nodes());
        Spoken spoken = Spoken.of(RunIds.replaced(rest.text(), "•"), look.findings(), names);
        Optional<Span> span = when instanceof When.During during ? Optional.of(during.span()) : Optional.empty();
        Heard heard = new Heard(rest, context, look, spoken, span, desk);
        progress.stage("reading the question");
        return agent.isPresent() && router.isInWords(heard)
                ? worded(heard, agent.get().answer(heard, question, progress))
                : new Reply.Told(routed(heard), "");
    }

    /** PromQL is no question in words that could be alike to one. */
    private Answer routed(Heard heard) {
        if (Question.mistake(heard.question().text()).isPresent()) {
            return heard.declined(
                    "That says when, and not what is asked of that time; ask, for example, \"what happened "
                            + heard.span().map(Span::words).map(String::strip).orElse("in the last run") + "?\".");
        }
        Optional<String> expression = TypedPromQl.meant(heard.question().text());
        if (expression.isPresent()) {
            return heard.declined("That is no question in words; " + expression.get());
        }
        Answer answer = heard.dated(router.answer(heard));
        return answer.outcome() != Answer.Outcome.ANSWERED
                ? answer
                : TypedPromQl.ofOneMoment(heard.question().text(), heard.span())
                        .map(answer::noted)
                        .orElse(answer);
    }

    private static Reply worded(Heard heard, Agent.Concluded concluded) {
        return new Reply.Told(heard.dated(concluded.answer()), concluded.trouble());
    }

    private static String without(String text, String words) {
        int at = words.isEmpty() ? -1 : text.indexOf(words);
        return at < 0 ? text : text.substring(0, at) + " " + text.substring(at + words.length());
    }
}
