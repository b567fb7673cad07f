package io.benchmarkagent.slack;

import io.benchmarkagent.ask.Ask;
import io.benchmarkagent.ask.question.Question;
import io.benchmarkagent.ask.talk.Conversation;
import io.benchmarkagent.ask.talk.Turn;
import io.benchmarkagent.llm.Redacted;
import io.benchmarkagent.pipeline.Outcome;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** What is said to what was asked, on the thread that asks. */
final class Replies {
    /** The button that makes a report. */
    static final String REPORT = "REPORT";

    private static final Logger LOG = Logger.getLogger(Replies.class.getName());

    private final Answering answering;
    private final Reporting reporting;
    private final Clock clock;

    Replies(Answering answering, Reporting reporting, Clock clock) {
        this.answering = answering;
        this.reporting = reporting;
        this.clock = clock;
    }

    /**
     * Nobody is asked what looks like a secret: no answer can repeat it.
     *
     * @param who asks, as the audit names them
     * @return what was said so far, with this
     */
    Conversation answer(String typed, Conversation before, String who, Consumer<Letter> reply) {
        String asked = new Question(Redacted.text(typed)).text();
        return guarded(() -> answered(asked, before, who, reply), before, reply);
    }

    private Conversation answered(String asked, Conversation before, String who, Consumer<Letter> reply) {
        Answering.Answered answered = answering.answer(asked, before, who);
        if (answered.reply() instanceof Ask.Reply.Told told) {
            reply.accept(Letters.answer(asked, answered, told.answer()));
            return before.and(Turn.of(clock.instant(), asked, answered.meant(), told.answer(), ""));
        }
        reply.accept(Letters.refused(((Ask.Reply.Refused) answered.reply()).line()));
        return before;
    }

    /** @param action of the button that was pressed */
    void next(String action, Kept kept, String who, Consumer<Letter> reply) {
        Conversation before = kept.conversation(clock.instant());
        if (action.equals(REPORT)) {
            guarded(() -> reported(kept, before, reply), before, reply);
        }
        Stream.of(Answering.Next.values())
                .filter(next -> next.name().equals(action))
                .forEach(next -> answer(next.question(), before, who, reply));
    }

    private Conversation reported(Kept kept, Conversation before, Consumer<Letter> reply) {
        kept.run().ifPresent(run -> letters(reporting.report(run)).forEach(reply));
        return before;
    }

    /** What became of reports. */
    static List<Letter> letters(List<Outcome> outcomes) {
        return outcomes.stream()
                .map(outcome -> outcome instanceof Outcome.Reported reported
                        ? Letters.report(reported.report())
                        : Letters.noReport(((Outcome.Refused) outcome).line()))
                .toList();
    }

    /** Whoever asked is told that there is nothing to wait for. */
    private static Conversation guarded(Supplier<Conversation> work, Conversation before, Consumer<Letter> reply) {
        try {
            return work.get();
        } catch (RuntimeException broken) {
            LOG.log(Level.SEVERE, "a question in Slack", broken);
            reply.accept(Letters.refused("this failed; the log of the service says why"));
            return before;
        }
    }
}
