package io.benchmarkagent.cli.chat;

import io.benchmarkagent.ask.question.Answer;
import io.benchmarkagent.ask.talk.Conversation;
import io.benchmarkagent.ask.talk.Session;
import io.benchmarkagent.ask.talk.Turn;
import io.benchmarkagent.cli.AnswerPrinter;
import io.benchmarkagent.cli.Terminal;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/** What was said so far, and where it is kept. */
public final class Talk {
    private final Terminal terminal;
    private final Clock clock;
    private Optional<Session> session;
    private final Answer.Cost before;
    private final Supplier<Answer.Cost> since;
    private Conversation conversation;
    private Optional<Answer> last = Optional.empty();

    /**
     * @param session empty where nothing is kept
     * @param conversation that is gone on with
     * @param spent on models since the start
     */
    public Talk(
            Terminal terminal,
            Clock clock,
            Optional<Session> session,
            Conversation conversation,
            Supplier<Answer.Cost> spent) {
        this.terminal = terminal;
        this.clock = clock;
        this.session = session;
        this.conversation = conversation;
        this.before = conversation.cost();
        this.since = spent;
    }

    /** What the session's models took, of answers that nobody was shown as well. */
    Answer.Cost cost() {
        return before.and(since.get());
    }

    Conversation conversation() {
        return conversation;
    }

    /** The last answer since the start. */
    Optional<Answer> last() {
        return last;
    }

    Clock clock() {
        return clock;
    }

    void about(Optional<String> run) {
        conversation = conversation.about(run);
        keep(there -> there.keep(run));
    }

    void add(String asked, String meant, Answer answer) {
        Turn turn = Turn.of(clock.instant(), asked, meant, answer, AnswerPrinter.details(answer));
        if (conversation.turns().isEmpty() && conversation.run().isPresent()) {
            about(conversation.run());
        }
        conversation = conversation.and(turn);
        last = Optional.of(answer);
        keep(there -> there.keep(turn));
    }

    private interface Keeping {
        void in(Session session) throws IOException;
    }

    private void keep(Keeping keeping) {
        try {
            if (session.isPresent()) {
                keeping.in(session.get());
            }
        } catch (IOException full) {
            session = Optional.empty();
            terminal.tell("this session is no longer kept: " + full.getMessage());
        }
    }
}
