package io.benchmarkagent.pipeline;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** How long a worker works: until nothing came for long enough, or something is in the way. */
final class Shift {
    private final Optional<Duration> idle;
    private final LongSupplier nanoTime;
    private Optional<Outcome.Refused> why = Optional.empty();
    private boolean busy;
    private long last;

    /** @param idle so long nothing may come; empty for ever */
    Shift(Optional<Duration> idle, LongSupplier nanoTime) {
        this.idle = idle;
        this.nanoTime = nanoTime;
        this.last = nanoTime.getAsLong();
    }

    synchronized void begun() {
        busy = true;
    }

    synchronized void done() {
        busy = false;
        last = nanoTime.getAsLong();
    }

    synchronized void end(Outcome.Refused inTheWay) {
        why = Optional.of(inTheWay);
    }

    synchronized boolean isOver() {
        return why.isPresent()
                || (!busy
                        && idle.filter(most -> nanoTime.getAsLong() - last > most.toNanos())
                                .isPresent());
    }

    /** What was in the way; empty where nothing was. */
    synchronized Optional<Outcome.Refused> why() {
        return why;
    }
}
