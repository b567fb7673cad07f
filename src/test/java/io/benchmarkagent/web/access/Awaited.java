package io.benchmarkagent.web.access;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Predicate;

/** What comes about a little later. */
public final class Awaited {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Awaited() {}

    /** Looks again and again. */
    public interface Look<T> {
        T at() throws IOException;
    }

    /** As soon as it is so; or as it is when patience ends. */
    public static <T> T of(Look<T> look, Predicate<T> isSo) throws IOException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        T seen = look.at();
        while (!isSo.test(seen) && System.nanoTime() < until) {
            pause();
            seen = look.at();
        }
        return seen;
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
