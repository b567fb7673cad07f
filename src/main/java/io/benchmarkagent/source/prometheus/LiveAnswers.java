package io.benchmarkagent.source.prometheus;

import io.benchmarkagent.source.prometheus.Unanswered.Reason;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * Answers of the server. What is wrong with the server and not with a query ends the asking: no other query is tried, each would
 * wait as long for the same. Used by several threads.
 */
final class LiveAnswers implements AutoCloseable {
    private final Optional<PrometheusClient> client;
    private final TimeLimit limit;
    private final int mostPoints;
    private final Path folder;
    private volatile Optional<Unanswered> stopped = Optional.empty();
    private final AtomicBoolean answered = new AtomicBoolean();

    /** A body in a file, which goes when it is closed, and what it says. */
    record Fetched(Path body, Answer answer) implements AutoCloseable {
        @Override
        public void close() {
            discard(body);
        }
    }

    private LiveAnswers(Optional<PrometheusClient> client, TimeLimit limit, int mostPoints, Path folder) {
        this.client = client;
        this.limit = limit;
        this.mostPoints = mostPoints;
        this.folder = folder;
    }

    /** Without a client, as where a secret cannot be read, asking has ended before it began. */
    static LiveAnswers of(Clients clients, TimeLimit limit, int mostPoints) throws IOException {
        Path folder = Files.createTempDirectory("prometheus");
        try {
            return new LiveAnswers(Optional.of(clients.open(limit)), limit, mostPoints, folder);
        } catch (Unanswered e) {
            LiveAnswers none = new LiveAnswers(Optional.empty(), limit, mostPoints, folder);
            none.stop(e);
            return none;
        }
    }

    /** Why asking ended, if it did. */
    Optional<Unanswered> stopped() {
        return stopped;
    }

    /** The raw samples of a range vector up to a moment. */
    RangeAnswer samples(String promql, Instant at) throws Unanswered, InterruptedException {
        return guarded(() -> {
            Path body = newFile();
            try {
                client.orElseThrow().instant(promql, at, body);
                return parse(body).range();
            } finally {
                discard(body);
            }
        });
    }

    /** The answer over the range, asked in parts where one call would be refused. */
    Fetched range(String promql, Grid grid) throws Unanswered, InterruptedException {
        return guarded(() -> {
            List<Grid> parts = grid.parts(mostPoints);
            Path body = parts.size() == 1 ? single(promql, grid) : merged(promql, parts);
            Answer.Parsed parsed = parsed(body);
            return new Fetched(body, new Answer(promql, grid, parsed.range(), parsed.sha256(), Answer.LIVE));
        });
    }

    @Override
    public void close() throws IOException {
        client.ifPresent(PrometheusClient::close);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private Path single(String promql, Grid grid) throws Unanswered, InterruptedException, IOException {
        Path body = newFile();
        try {
            client.orElseThrow().range(promql, grid, body);
            return body;
        } catch (Unanswered e) {
            discard(body);
            throw e;
        }
    }

    private Path merged(String promql, List<Grid> parts) throws Unanswered, InterruptedException, IOException {
        List<RangeAnswer> answers = new ArrayList<>();
        for (Grid part : parts) {
            Path body = single(promql, part);
            answers.add(parsed(body).range());
            discard(body);
        }
        Path body = newFile();
        new MergedAnswer(answers).write(body);
        return body;
    }

    private Path newFile() throws IOException {
        return Files.createTempFile(folder, "answer", ".json");
    }

    /** What is no answer is not kept: a server that answers nonsense by the gigabyte fills no disk. */
    private static Answer.Parsed parsed(Path body) throws Unanswered, IOException {
        try {
            return parse(body);
        } catch (Unanswered e) {
            discard(body);
            throw e;
        }
    }

    /** What cannot be removed now goes with the folder. */
    private static void discard(Path body) {
        body.toFile().delete();
    }

    private static Answer.Parsed parse(Path body) throws Unanswered, IOException {
        return Answer.parse(new BufferedInputStream(Files.newInputStream(body)));
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
            throw Unanswered.because(Reason.MALFORMED, "the answer could not be kept: " + e);
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
                    case TIMEOUT, BUSY, NOT_PROMETHEUS -> !answered.get();
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
