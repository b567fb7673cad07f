package io.benchmarkagent.slack;

import com.google.gson.JsonParseException;
import com.slack.api.bolt.App;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import io.benchmarkagent.pipeline.Outcome;
import io.benchmarkagent.publish.NotPublished;
import io.benchmarkagent.redis.Redis;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The door itself: what is known to be Slack's, by its signature or by the WebSocket that it came over, goes to Bolt. */
public final class SlackDoor implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(SlackDoor.class.getName());
    private static final Duration CALL = Duration.ofSeconds(10);

    private final SlackKeys keys;
    private final Optional<Redis> shared;
    private final Clock clock;
    private final Outbox outbox;
    private final Bot bot;
    private final App app;
    private final SlackRequestParser parser;

    /**
     * @param turns takes what is to be looked up, or rejects it with a line that says when to come again
     * @param shared where replicas share what they saw
     */
    public SlackDoor(
            SlackKeys keys,
            Answering answering,
            Reporting reporting,
            Executor turns,
            Optional<Redis> shared,
            Clock clock) {
        this.keys = keys;
        this.shared = shared;
        this.clock = clock;
        this.outbox = new Outbox(keys, CALL);
        this.bot = new Bot(keys, new Replies(answering, reporting, clock), turns, outbox, shared);
        this.app = bot.app();
        this.parser = new SlackRequestParser(app.config());
    }

    /** For requests that Slack signs; there is a secret for them. */
    Signed signed() {
        return new Signed(this, new Seal(keys.secret(), shared, clock));
    }

    /** The WebSocket; there is a token for it. */
    public SlackLink link() {
        return link(Duration.ofSeconds(1));
    }

    SlackLink link(Duration firstPause) {
        return new SlackLink(keys, outbox, new Envelopes(this, shared), firstPause);
    }

    /** What is answered to a request. */
    record Reply(int status, String type, String body) {
        static Reply of(int status, String error) {
            return new Reply(status, "application/json; charset=utf-8", "{\"error\":\"" + error + "\"}");
        }
    }

    /** @param genuine somebody else's never come here */
    Reply heard(SlackRequestParser.HttpRequest genuine) {
        try {
            Request<?> request = parser.parse(genuine);
            return request == null ? Reply.of(400, "nothing that is known here") : reply(app.run(request));
        } catch (RejectedExecutionException full) {
            return Reply.of(503, "too many questions wait already");
        } catch (JsonParseException | IllegalStateException | NullPointerException unreadable) {
            return Reply.of(400, "this cannot be read");
        } catch (Exception broken) {
            LOG.log(Level.SEVERE, "a request of Slack", broken);
            return Reply.of(500, "this failed");
        }
    }

    private static Reply reply(Response response) {
        return new Reply(
                response.getStatusCode(),
                response.getContentType(),
                Optional.ofNullable(response.getBody()).orElse(""));
    }

    /** A report was made. */
    public void reported(List<Outcome> outcomes) {
        bot.reported(outcomes);
    }

    /**
     * Why nothing will be said in Slack, in one line: a key that is missing, or one that Slack does not know. That Slack is not there now
     * may pass, and is logged.
     */
    public static Optional<String> mistake(Map<String, String> environment) {
        return SlackKeys.mistake(environment)
                .or(() -> SlackKeys.areGiven(environment) ? strange(SlackKeys.of(environment)) : Optional.empty());
    }

    private static Optional<String> strange(SlackKeys keys) {
        Optional<NotPublished> failure = new Outbox(keys, CALL).stranger();
        failure.filter(NotPublished::mayPass)
                .ifPresent(passing -> LOG.warning(passing.getMessage() + "; answers will be tried all the same"));
        return failure.filter(lasting -> !lasting.mayPass()).map(NotPublished::getMessage);
    }

    @Override
    public void close() {
        app.stop();
    }
}
