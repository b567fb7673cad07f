package io.benchmarkagent.source.prometheus;

import io.benchmarkagent.source.prometheus.Unanswered.Reason;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Answers of the server. What is wrong with the server and not with a query ends the asking: no other query is tried, each would
 * wait as long for the same. Used by several threads.
 */
final class LiveAnswers implements AutoCloseable {
    private final Optional<PrometheusClient> client;
    private final TimeLimit limit;
    private final int mostPoints;
    private volatile Optional<Unanswered> stopped = Optional.empty();
    private final AtomicBoolean answered = new AtomicBoolean();
    private final Optional<KeptRanges> kept;

    /** A body, and what it says. */
    record Fetched(Body body, Answer answer) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            body.close();
        }
    }

    private LiveAnswers(Optional<PrometheusClient> client, TimeLimit limit, int mostPoints, Optional<KeptRanges> kept) {
        this.kept = kept;
        this.client = client;
        this.limit = limit;
        this.mostPoints = mostPoints;
    }

    /** Without a client, as where a secret cannot be read, asking has ended before it began. */
    static LiveAnswers of(Clients clients, TimeLimit limit, int mostPoints) {
        try {
            return new LiveAnswers(Optional.of(clients.open(limit)), limit, mostPoints, Optional.empty());
        } catch (Unanswered e) {
            LiveAnswers none = new LiveAnswers(Optional.empty(), limit, mostPoints, Optional.empty());
            none.stop(e);
            return none;
        }
    }

    /** Over a client that is somebody else's to close, with what it answered earlier. */
    static LiveAnswers of(PrometheusClient client, TimeLimit limit, int mostPoints, KeptRanges kept) {
        return new LiveAnswers(Optional.of(client.within(limit)), limit, mostPoints, Optional.of(kept));
    }

    /** Why asking ended, if it did. */
    Optional<Unanswered> stopped() {
        return stopped;
    }

    /** The raw samples of a range vector up to a moment. */
    RangeAnswer samples(String promql, Instant at) throws Unanswered, InterruptedException {
        return guarded(() -> {
            try (Body body = Body.empty()) {
                client.orElseThrow().instant(promql, at, body);
                return parse(body).range();
            }
        });
    }

    /** The answer over the range, asked in parts where one call would be refused. */
    Fetched range(String promql, Grid grid) throws Unanswered, InterruptedException {
        return guarded(() -> {
            Body body = Body.empty();
            try {
                Answer.Parsed parsed = ask(promql, grid, body);
                return new Fetched(body, new Answer(promql, grid, parsed.range(), parsed.sha256(), Answer.LIVE));
            } catch (Unanswered | IOException | InterruptedException e) {
                body.close();
                throw e;
            }
        });
    }

    @Override
    public void close() {
        client.ifPresent(PrometheusClient::close);
    }

    private Answer.Parsed ask(String promql, Grid grid, Body body)
            throws Unanswered, InterruptedException, IOException {
        List<Grid> parts = grid.parts(mostPoints);
        if (parts.size() == 1 && kept.isPresent()) {
            kept.get().range(client.orElseThrow(), promql, grid, body);
        } else if (parts.size() == 1) {
            client.orElseThrow().range(promql, grid, body);
        } else {
            new MergedAnswer(answers(promql, parts)).write(body);
        }
        return parse(body);
    }

    private List<RangeAnswer> answers(String promql, List<Grid> parts)
            throws Unanswered, InterruptedException, IOException {
        List<RangeAnswer> answers = new ArrayList<>();
        for (Grid part : parts) {
            try (Body body = Body.empty()) {
                client.orElseThrow().range(promql, part, body);
                answers.add(parse(body).range());
            }
        }
        return answers;
    }

    private static Answer.Parsed parse(Body body) throws Unanswered, IOException {
        return Answer.parse(new BufferedInputStream(body.read()));
    }

    private <T> T guarded(Asking<T> asking) throws Unanswered, InterruptedException {
        requireGoingOn();
        try {
            T answer = asking.ask();
            answered.set(true);
            return answer;
        } catch (Unanswered e) {
            throw judged(client.map(one -> one.unsecret(e)).orElse(e));
        } catch (IOException e) {
            throw judged(Unanswered.notKept(e));
        }
    }

    private void requireGoingOn() throws Unanswered {
        if (limit.isOver()) {
            stop(usedUp());
        }
        Optional<Unanswered> over = stopped;
        if (over.isPresent()) {
            throw over.get();
        }
    }

    private Unanswered usedUp() {
        String none = answered.get() ? "" : ", and nothing was answered";
        return Unanswered.because(Reason.OUT_OF_TIME, "the time for collecting was used up" + none);
    }

    private Unanswered judged(Unanswered e) {
        if (e.reason() == Reason.REFUSED) {
            answered.set(true);
        }
        boolean server =
                switch (e.reason()) {
                    case UNREACHABLE, UNAUTHORIZED -> true;
                    case TIMEOUT, BUSY, NOT_PROMETHEUS, NOT_KEPT -> !answered.get();
                    case OUT_OF_TIME, REFUSED, MALFORMED, TOO_LARGE -> false;
                };
        if (limit.isOver()) {
            stop(usedUp());
        } else if (server) {
            stop(e);
        }
        return stopped.orElse(e);
    }

    private synchronized void stop(Unanswered e) {
        stopped = stopped.or(() -> Optional.of(e));
    }

    @FunctionalInterface
    private interface Asking<T> {
        T ask() throws Unanswered, InterruptedException, IOException;
    }
}
