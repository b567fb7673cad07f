package io.benchmarkagent.source.kubernetes;

import io.benchmarkagent.source.kubernetes.NoAnswer.Reason;
import java.io.Serial;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import tools.jackson.databind.JsonNode;

/**
 * Objects as the cluster lists them, within a time. Whoever waits here waits no longer, whatever hangs: a name server, a program
 * that fetches credentials, a server that sends a byte a second. What ends the asking is kept, and no more is asked then.
 */
final class LiveObjects implements AutoCloseable {
    private final ClusterAccess access;
    private final Duration patience;
    private final long begun;
    private final LongSupplier nanoTime;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(LiveObjects::daemon);
    private Optional<ApiClient> client = Optional.empty();
    private Optional<NoAnswer> stopped = Optional.empty();

    /** Nobody waits any longer. */
    static final class Stopped extends IllegalStateException {
        @Serial
        private static final long serialVersionUID = 1L;

        Stopped(Exception e) {
            super("interrupted while Kubernetes was asked", e);
        }
    }

    LiveObjects(ClusterAccess access, Duration patience, LongSupplier nanoTime) {
        this.access = access;
        this.patience = patience;
        this.begun = nanoTime.getAsLong();
        this.nanoTime = nanoTime;
    }

    /** Why asking ended, if it did. */
    Optional<NoAnswer> stopped() {
        return stopped;
    }

    /** Where the cluster is, once that is known. */
    String place() {
        return client.map(known -> " at " + known.place()).orElse("");
    }

    /** The namespace that is asked. */
    String namespace() throws NoAnswer {
        return client().namespace();
    }

    List<JsonNode> list(Kind kind) throws NoAnswer {
        ApiClient api = client();
        return within(access.settings().timeout(), () -> api.list(kind));
    }

    @Override
    public void close() {
        thread.shutdownNow();
        client.ifPresent(ApiClient::close);
    }

    private ApiClient client() throws NoAnswer {
        if (client.isEmpty()) {
            client = Optional.of(within(patience, () -> ApiClient.open(access)));
        }
        return client.get();
    }

    private <T> T within(Duration timeout, Callable<T> asking) throws NoAnswer {
        if (stopped.isPresent()) {
            throw stopped.get();
        }
        try {
            return answer(timeout, asking);
        } catch (NoAnswer e) {
            stopped = Optional.of(e).filter(why -> why.reason().endsTheAsking());
            throw e;
        }
    }

    private <T> T answer(Duration timeout, Callable<T> asking) throws NoAnswer {
        Duration left = patience.minusNanos(nanoTime.getAsLong() - begun);
        boolean hurried = left.compareTo(timeout) < 0;
        Future<T> answer = thread.submit(asking);
        try {
            return answer.get((hurried ? left : timeout).toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw hurried
                    ? new NoAnswer(Reason.OUT_OF_TIME, "its time of " + patience.toSeconds() + " s is over")
                    : new NoAnswer(Reason.TIMEOUT, "no whole answer within " + timeout.toSeconds() + " s");
        } catch (ExecutionException e) {
            throw cause(e);
        } catch (InterruptedException | CancellationException e) {
            Thread.currentThread().interrupt();
            throw new Stopped(e);
        }
    }

    private static NoAnswer cause(ExecutionException e) {
        if (e.getCause() instanceof NoAnswer why) {
            return why;
        }
        throw new IllegalStateException("asking Kubernetes ended unforeseen: " + e.getCause(), e);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "kubernetes");
        thread.setDaemon(true);
        return thread;
    }
}
