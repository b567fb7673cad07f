package io.benchmarkagent.names;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The addresses of hosts, as a resolver knows them, for whoever cannot wait for it for ever. */
public final class Names {
    public static final Names OF_THE_MACHINE = new Names(host -> List.of(InetAddress.getAllByName(host)));

    private final Resolver resolver;
    private final ConcurrentMap<String, CompletableFuture<List<InetAddress>>> underWay = new ConcurrentHashMap<>();

    public Names(Resolver resolver) {
        this.resolver = resolver;
    }

    /** Looks up a name, in its own time. */
    @FunctionalInterface
    public interface Resolver {
        List<InetAddress> addresses(String host) throws UnknownHostException;
    }

    /** The resolver has not answered: the host may have addresses all the same. */
    public static final class NotInTime extends UnknownHostException {
        private static final long serialVersionUID = 1;

        NotInTime(String host) {
            super("the addresses of " + host + " were not found in time");
        }
    }

    /** @throws NotInTime if that takes longer than the patience, and any other {@link UnknownHostException} if there are none */
    public List<InetAddress> addresses(String host, Duration patience) throws UnknownHostException {
        try {
            return underWay.computeIfAbsent(host, this::begun)
                    .get(Math.max(1, patience.toNanos()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException slow) {
            throw new NotInTime(host);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new NotInTime(host);
        } catch (ExecutionException failure) {
            throw unknown(host, failure);
        }
    }

    private CompletableFuture<List<InetAddress>> begun(String host) {
        CompletableFuture<List<InetAddress>> found = new CompletableFuture<>();
        Thread thread = new Thread(() -> lookUp(host, found), "addresses of " + host);
        thread.setDaemon(true);
        thread.start();
        return found;
    }

    /** Only what is under way is shared: what was found is the resolver's to remember. */
    private void lookUp(String host, CompletableFuture<List<InetAddress>> found) {
        try {
            found.complete(List.copyOf(resolver.addresses(host)));
        } catch (UnknownHostException | RuntimeException nowhere) {
            found.completeExceptionally(nowhere);
        } finally {
            underWay.remove(host, found);
        }
    }

    private static UnknownHostException unknown(String host, ExecutionException failure) {
        UnknownHostException unknown = new UnknownHostException(host + " has no address");
        unknown.initCause(failure.getCause());
        return unknown;
    }
}
