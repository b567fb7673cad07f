package io.benchmarkagent.ask.talk;

import io.benchmarkagent.ask.Ask;
import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.question.Context;
import io.benchmarkagent.ask.question.Question;
import io.benchmarkagent.ask.when.Asker;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who answers a question that goes on from others.
 *
 * @param hasModel whether a model is asked first, which reads what was said before
 */
public record Listener(Desk desk, Ask ask, boolean hasModel, ZoneId zone) {
    /** Of what was said before, for a model to read. */
    private static final int TOKENS_BEFORE = 2000;

    private static final Pattern NEWEST =
            Pattern.compile("(?i)\\bthe (?:last|latest|newest|most recent) (?:run|benchmark)\\b");

    /** What was asked in full, and the reply to it. */
    public record Replied(String meant, Ask.Reply reply) {}

    public Replied reply(String typed, Conversation before, Instant now) {
        return replied(typed, before, meant -> {
            Context context = new Context(before.run(), Optional.empty(), zone, now, before.recent(TOKENS_BEFORE));
            return ask.ask(new Question(meant), context);
        });
    }

    /**
     * With a time beside it.
     *
     * @param from the first time that is meant, as typed; empty for what the question says
     * @param to the last
     */
    public Replied reply(String typed, Conversation before, Optional<String> from, Optional<String> to, Asker asker) {
        return replied(
                typed,
                before,
                meant -> ask.ask(new Question(meant), before.run(), from, to, asker, before.recent(TOKENS_BEFORE)));
    }

    private Replied replied(String typed, Conversation before, Function<String, Ask.Reply> asking) {
        FollowUp followUp = followUp(typed, before);
        if (followUp instanceof FollowUp.Unclear unclear && !hasModel) {
            return new Replied(typed, new Ask.Reply.Refused(unclear.why()));
        }
        String meant = followUp instanceof FollowUp.Completed completed ? ofTheChosen(completed.text(), before) : typed;
        Ask.Reply reply = asking.apply(meant);
        return new Replied(meant, followUp instanceof FollowUp.Unclear unclear ? continued(reply, unclear) : reply);
    }

    /** What was asked of the newest run is asked of another once that is chosen. */
    private static String ofTheChosen(String meant, Conversation before) {
        Optional<String> last = before.lastUnderstood().flatMap(Turn::run);
        return before.run()
                .filter(chosen -> last.isPresent() && !last.get().equals(chosen))
                .map(chosen -> NEWEST.matcher(meant).replaceAll(Matcher.quoteReplacement("run " + chosen)))
                .orElse(meant);
    }

    /** Whether something goes on from what was said, without a model. */
    public boolean understands(String typed, Conversation before) {
        return followUp(typed, before) instanceof FollowUp.Completed;
    }

    /** A model reads what was said before; without one an answer would be to the fragment alone. */
    private static Ask.Reply continued(Ask.Reply reply, FollowUp.Unclear unclear) {
        return reply instanceof Ask.Reply.Told told && !told.trouble().isEmpty()
                ? new Ask.Reply.Refused(unclear.why() + "; no model could tell what it means: " + told.trouble())
                : reply;
    }

    /** Without a run to look at, the question itself will say so. */
    private FollowUp followUp(String typed, Conversation before) {
        Optional<Turn> last = before.lastUnderstood();
        Optional<String> run = before.run().or(() -> last.flatMap(Turn::run));
        return desk.look(run) instanceof Desk.Looking.At at
                ? FollowUp.of(typed, last, at.look())
                : new FollowUp.Whole(typed);
    }
}
