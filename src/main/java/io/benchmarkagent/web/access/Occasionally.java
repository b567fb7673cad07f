package io.benchmarkagent.web.access;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.logging.Logger;

/** Warnings of what goes wrong with every request, once a minute: nobody can fill a disk by asking. */
public final class Occasionally {
    private static final Logger LOG = Logger.getLogger(Occasionally.class.getName());
    private static final long APART = Duration.ofMinutes(1).toNanos();

    private final LongSupplier nanoTime;
    private final AtomicLong next;

    public Occasionally(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.next = new AtomicLong(nanoTime.getAsLong());
    }

    public void warn(String line) {
        long now = nanoTime.getAsLong();
        long due = next.get();
        if (now - due >= 0 && next.compareAndSet(due, now + APART)) {
            LOG.warning(line);
        }
    }
}
