package io.benchmarkagent.slack;

import io.benchmarkagent.publish.NotPublished;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import java.util.stream.Stream;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * The WebSocket that Slack is heard over, opened again whenever it is lost. Slack's own client is not used: it wakes a thousand times a
 * second, does not honour a proxy with a password, and needs a library for what OkHttp does.
 *
 * <p>The service is as ready without it as with it: Slack being away is no reason to send others elsewhere.
 */
public final class SlackLink implements SmartLifecycle {
    private static final Logger LOG = Logger.getLogger(SlackLink.class.getName());
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    /** One that held so long was none of several failures in a row. */
    private static final Duration STEADY = Duration.ofSeconds(10);

    private static final int NORMAL = 1000;

    private final SlackKeys keys;
    private final Outbox outbox;
    private final Envelopes envelopes;
    private final Duration firstPause;
    private final ScheduledExecutorService turns = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "slack");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean running;
    private volatile Optional<WebSocket> current = Optional.empty();
    /** The one that is to end once the current one holds. */
    private volatile Optional<WebSocket> before = Optional.empty();
    // the rest is the thread's alone
    private Optional<Future<?>> next = Optional.empty();
    private int tries;
    private boolean missed;

    /** @param firstPause before it is opened again; each one after it is twice as long, up to a minute */
    SlackLink(SlackKeys keys, Outbox outbox, Envelopes envelopes, Duration firstPause) {
        this.firstPause = firstPause;
        this.keys = keys;
        this.outbox = outbox;
        this.envelopes = envelopes;
    }

    /** Nobody waits for Slack. */
    @Override
    public void start() {
        running = true;
        turn(this::connect);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Nothing more is taken: Slack sends it to another replica, or again. What was taken is answered still. */
    @Override
    public void stop() {
        running = false;
        turns.shutdownNow();
        Stream.of(before, current).flatMap(Optional::stream).forEach(SlackLink::leave);
    }

    private static void leave(WebSocket socket) {
        socket.close(NORMAL, "");
    }

    private void turn(Runnable task) {
        try {
            turns.execute(task);
        } catch (RejectedExecutionException stopped) {
            // nothing is to be done any more
        }
    }

    private void connect() {
        tries++;
        try {
            WebSocket opened = outbox.opened(outbox.socket(), new Frames());
            takeOver(opened);
        } catch (NotPublished failure) {
            again(String.valueOf(failure.getMessage()), failure.pause());
        }
    }

    private void takeOver(WebSocket opened) {
        if (before.isPresent()) {
            current.ifPresent(SlackLink::leave);
        } else {
            before = current;
        }
        current = Optional.of(opened);
        if (!running) {
            opened.cancel();
        }
    }

    /** There is one attempt to come at most. */
    private void again(String why, Optional<Duration> wanted) {
        if (!running) {
            return;
        }
        if (!missed) {
            missed = true;
            LOG.warning("Slack's WebSocket is lost (" + keys.without(why)
                    + "); it is opened again as soon as Slack lets us, and until then nobody is heard there");
        }
        connectAfter(wanted.filter(pause -> pause.compareTo(pause()) > 0).orElseGet(this::pause));
    }

    private void connectAfter(Duration pause) {
        next.ifPresent(attempt -> attempt.cancel(false));
        next = Optional.of(turns.schedule(this::connect, pause.toMillis(), TimeUnit.MILLISECONDS));
    }

    private Duration pause() {
        Duration doubled = firstPause.multipliedBy(1L << Math.min(Math.max(0, tries - 1), 6));
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    private boolean isCurrent(WebSocket socket) {
        return current.filter(socket::equals).isPresent();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // one that is lost meanwhile is not steady, and nothing else
    private void greeted(WebSocket socket) {
        if (!isCurrent(socket)) {
            return;
        }
        before.ifPresent(SlackLink::leave);
        before = Optional.empty();
        if (missed) {
            missed = false;
            LOG.warning("Slack's WebSocket is open again");
        }
        turns.schedule(() -> steady(socket), STEADY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void steady(WebSocket socket) {
        if (isCurrent(socket)) {
            tries = 0;
        }
    }

    /** The new one is opened before the old one ends, so that nothing is missed. */
    private void refreshed(WebSocket socket) {
        if (isCurrent(socket) && running) {
            connectAfter(tries == 0 ? Duration.ZERO : pause());
        }
    }

    private void lost(WebSocket socket, String why) {
        before = before.filter(old -> !old.equals(socket));
        if (isCurrent(socket)) {
            current = Optional.empty();
            again(why, Optional.empty());
        }
    }

    /** On threads of OkHttp. */
    private final class Frames extends WebSocketListener {
        @Override
        public void onMessage(WebSocket socket, String frame) {
            if (!running) {
                return;
            }
            switch (envelopes.heard(frame, socket::send)) {
                case HELLO -> turn(() -> greeted(socket));
                case LEAVING -> turn(() -> refreshed(socket));
                case OTHER -> {}
            }
        }

        @Override
        public void onClosing(WebSocket socket, int code, String reason) {
            leave(socket);
            turn(() -> lost(socket, "Slack closed it with " + code));
        }

        @Override
        public void onFailure(WebSocket socket, Throwable failure, @Nullable Response none) {
            turn(() -> lost(socket, Optional.ofNullable(failure.getMessage()).orElse("it was cut")));
        }
    }
}
