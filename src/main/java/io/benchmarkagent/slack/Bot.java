package io.benchmarkagent.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.context.builtin.SlashCommandContext;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.MessageEvent;
import io.benchmarkagent.ask.question.Question;
import io.benchmarkagent.ask.talk.Conversation;
import io.benchmarkagent.pipeline.Outcome;
import io.benchmarkagent.redis.Redis;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is done with what is heard: each is acknowledged, waits for its turn, and is answered where it was said. */
final class Bot {
    private static final Logger LOG = Logger.getLogger(Bot.class.getName());
    private static final Pattern ID = Pattern.compile("[A-Z0-9]{1,32}");
    private static final Pattern ANY = Pattern.compile("/.*");
    /** Slack gives up sending an event again after an hour. */
    private static final Duration SENT_AGAIN = Duration.ofHours(2);

    private final SlackKeys keys;
    private final Replies replies;
    private final Executor turns;
    private final Outbox outbox;
    private final Threads threads;
    private final Firsts messages;

    /**
     * @param turns takes what is to be looked up, or rejects it with a line that says when to come again
     * @param shared where replicas share what they saw
     */
    Bot(SlackKeys keys, Replies replies, Executor turns, Outbox outbox, Optional<Redis> shared) {
        this.threads = new Threads(shared);
        this.messages = new Firsts(shared, "message", SENT_AGAIN);
        this.keys = keys;
        this.replies = replies;
        this.turns = turns;
        this.outbox = outbox;
    }

    /** Bolt's application; who sends a request was asked before. */
    App app() {
        AppConfig config = AppConfig.builder()
                .slack(outbox.slack())
                .singleTeamBotToken(keys.token())
                .signingSecret(keys.secret())
                .clientId(null)
                .clientSecret(null)
                .allEventsApiAutoAckEnabled(true)
                .build();
        App app = new App(config, List.of((request, response, chain) -> chain.next(request)));
        app.command(ANY, (request, context) -> command(request.getPayload(), context));
        app.blockAction(Pattern.compile(".*"), (request, context) -> pressed(request.getPayload(), context));
        app.event(AppMentionEvent.class, (payload, context) -> {
            AppMentionEvent event = payload.getEvent();
            return said(
                    new Said(
                            event.getChannel(),
                            event.getTs(),
                            event.getThreadTs(),
                            event.getText(),
                            event.getBotId(),
                            who(payload.getTeamId(), event.getUser())),
                    true);
        });
        app.event(MessageEvent.class, (payload, context) -> {
            MessageEvent event = payload.getEvent();
            return said(
                    new Said(
                            event.getChannel(),
                            event.getTs(),
                            event.getThreadTs(),
                            event.getText(),
                            event.getBotId(),
                            who(payload.getTeamId(), event.getUser())),
                    "im".equals(event.getChannelType()));
        });
        return app;
    }

    private Response command(SlashCommandPayload payload, SlashCommandContext context) {
        String typed = Heard.text(orEmpty(payload.getText()));
        Optional<String> mistake = Question.mistake(typed);
        if (mistake.isPresent()) {
            return context.ack(Plain.text(mistake.get(), Plain.MOST));
        }
        String where = orEmpty(payload.getResponseUrl());
        String who = who(payload.getTeamId(), payload.getUserId());
        try {
            turns.execute(() -> replies.answer(
                    typed, Conversation.NEW, who, letter -> outbox.respond(where, Optional.empty(), letter)));
            return context.ack();
        } catch (RejectedExecutionException full) {
            return context.ack(Plain.text(orEmpty(full.getMessage()), Plain.MOST));
        }
    }

    private Response pressed(BlockActionPayload payload, ActionContext context) {
        BlockActionPayload.Action action = payload.getActions().get(0);
        Optional<Kept> kept = Kept.read(orEmpty(action.getValue()));
        String where = orEmpty(payload.getResponseUrl());
        Optional<String> thread = Optional.ofNullable(payload.getContainer())
                .flatMap(container -> Optional.ofNullable(container.getThreadTs()));
        Consumer<Letter> reply = letter -> outbox.respond(where, thread, letter);
        BlockActionPayload.User user = payload.getUser();
        String who = user == null ? who(null, null) : who(user.getTeamId(), user.getId());
        kept.ifPresent(of -> turns.execute(() -> replies.next(orEmpty(action.getActionId()), of, who, reply)));
        return context.ack();
    }

    /**
     * A message, as it came.
     *
     * @param first the message that its thread begins with: itself, where there is no thread yet
     * @param byBot whether nobody typed it
     * @param who typed it, as the audit names them
     */
    private record Said(String channel, String at, String first, String text, boolean byBot, String who) {
        private Said(
                @Nullable String channel,
                @Nullable String at,
                @Nullable String thread,
                @Nullable String text,
                @Nullable String bot,
                String who) {
            this(orEmpty(channel), orEmpty(at), orEmpty(thread == null ? at : thread), orEmpty(text), bot != null, who);
        }

        String thread() {
            return channel + ":" + first;
        }

        String id() {
            return channel + ":" + at;
        }
    }

    /**
     * Slack sends a mention in a thread twice: as a mention, and as a message. And it sends all again that it takes for unheard.
     *
     * @throws RejectedExecutionException where there is no room; any answer but 200 would be made one by Bolt
     */
    private Response said(Said said, boolean meant) {
        boolean ours = !said.byBot() && (meant || threads.know(said.thread()));
        if (!ours || !messages.isFirst(said.id())) {
            return Response.ok();
        }
        try {
            turns.execute(() -> goOn(said));
            return Response.ok();
        } catch (RejectedExecutionException full) {
            messages.forget(said.id());
            throw full;
        }
    }

    private void goOn(Said said) {
        Consumer<Letter> reply = letter -> outbox.post(said.channel(), Optional.of(said.first()), letter);
        String typed = Heard.text(said.text());
        Question.mistake(typed)
                .ifPresentOrElse(
                        mistake -> reply.accept(Letters.refused(mistake)),
                        () -> threads.go(said.thread(), before -> replies.answer(typed, before, said.who(), reply)));
    }

    /** Told in the channel for reports, where there is one. */
    void reported(List<Outcome> outcomes) {
        keys.channel().ifPresent(channel -> {
            try {
                turns.execute(() ->
                        Replies.letters(outcomes).forEach(letter -> outbox.post(channel, Optional.empty(), letter)));
            } catch (RejectedExecutionException full) {
                LOG.warning("a report is not told in Slack: " + full.getMessage());
            }
        });
    }

    /** By ids, which nobody chooses for themselves; a name is anybody's. */
    private static String who(@Nullable String team, @Nullable String user) {
        return "slack:" + id(team) + ":" + id(user);
    }

    private static String id(@Nullable String given) {
        return ID.matcher(orEmpty(given)).matches() ? orEmpty(given) : "unknown";
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
