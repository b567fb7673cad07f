package io.benchmarkagent.web.query;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;

/** Notices that whoever waits for an answer has closed the connection: nothing else would before something is sent. */
public final class Presence implements AutoCloseable {
    private static final Duration BETWEEN = Duration.ofMillis(500);

    private final Set<Seat> taken = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "presence");
        thread.setDaemon(true);
        return thread;
    });

    /** Begins to look. */
    @SuppressWarnings("FutureReturnValueIgnored") // it fails never, and ends with the service
    public Presence() {
        looks.scheduleWithFixedDelay(this::look, BETWEEN.toMillis(), BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Makes it possible, where requests come in. */
    public static void at(TomcatServletWebServerFactory server) {
        server.setProtocol(WatchedProtocol.class.getName());
        server.addEngineValves(new Line.Noted());
    }

    private void look() {
        for (Seat seat : taken) {
            if (seat.isEmpty()) {
                seat.leave();
            }
        }
    }

    /** Of one request; nobody looks yet. */
    Seat seat(HttpServletRequest request) {
        return new Seat(request, Line.of(request));
    }

    /** Where somebody waits. */
    final class Seat {
        private final HttpServletRequest request;
        private final Optional<Line> line;
        private boolean over;
        private Runnable left = () -> {};

        private Seat(HttpServletRequest request, Optional<Line> line) {
            this.request = request;
            this.line = line;
        }

        /** From now on it is looked after. */
        synchronized void take(Runnable whatThen) {
            left = whatThen;
            if (!over && line.isPresent()) {
                taken.add(this);
            }
        }

        /** Whoever waits is answered now: from here on the connection is the server's alone. */
        synchronized void end() {
            over = true;
            taken.remove(this);
        }

        private synchronized boolean isEmpty() {
            try {
                return !over
                        && request.isAsyncStarted()
                        && line.filter(Line::isCut).isPresent();
            } catch (IllegalStateException ended) {
                end(); // and the request is another's by now
                return false;
            }
        }

        private void leave() {
            end();
            left.run();
        }
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }
}
