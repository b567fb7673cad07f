package io.benchmarkagent.redis;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** While a server is away, one a second asks it, and the others do not wait for what they know. */
final class Rest {
    private static final long APART = Duration.ofSeconds(1).toNanos();

    private final LongSupplier nanoTime;
    private final AtomicLong next = new AtomicLong();
    private volatile boolean away;

    Rest(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    boolean isOver() {
        if (!away) {
            return true;
        }
        long now = nanoTime.getAsLong();
        long due = next.get();
        return now - due >= 0 && next.compareAndSet(due, now + APART);
    }

    void begin() {
        next.set(nanoTime.getAsLong() + APART);
        away = true;
    }

    void end() {
        away = false;
    }
}
