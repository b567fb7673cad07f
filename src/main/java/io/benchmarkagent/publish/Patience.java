package io.benchmarkagent.publish;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How long is left for all of it; attempts that failed for now are made again while there is time. */
public final class Patience {
    private static final int ATTEMPTS = 4;
    private static final Duration FIRST = Duration.ofSeconds(1);

    private final LongSupplier nanoTime;
    private final long end;

    public Patience(Duration atMost, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.end = nanoTime.getAsLong() + atMost.toNanos();
    }

    /** What may fail. */
    @FunctionalInterface
    public interface Attempt<T> {
        T make() throws NotPublished;
    }

    Duration left() {
        return Duration.ofNanos(Math.max(0, end - nanoTime.getAsLong()));
    }

    public <T> T trying(Attempt<T> attempt) throws NotPublished {
        Duration usual = FIRST;
        for (int made = 1; ; made++) {
            try {
                return attempt.make();
            } catch (NotPublished failure) {
                if (!failure.mayPass() || made == ATTEMPTS) {
                    throw failure;
                }
                await(failure.pause().orElse(usual), failure);
                usual = usual.multipliedBy(2);
            }
        }
    }

    /** A pause that does not fit is none: who is told to wait is not to come early. */
    private void await(Duration pause, NotPublished failure) throws NotPublished {
        if (pause.compareTo(left()) >= 0) {
            throw failure.with("; waiting " + pause.toSeconds() + " s would be longer than there is time");
        }
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }
}
