package io.benchmarkagent.web.holdings;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** What is made again after a while, by one; whoever comes meanwhile goes on with the one before, unless that is too old. */
public final class Lately<T> {
    private final Duration fresh;
    private final Duration usable;
    private final Clock clock;
    private final ReentrantLock making = new ReentrantLock();
    private volatile Optional<Made<T>> last = Optional.empty();

    /**
     * @param fresh so long nobody makes it again
     * @param usable so long it is good enough for whoever comes while it is made again
     */
    public Lately(Duration fresh, Duration usable, Clock clock) {
        this.fresh = fresh;
        this.usable = usable;
        this.clock = clock;
    }

    private record Made<T>(T value, Instant when) {
        boolean isWithin(Duration age, Instant now) {
            return !now.isBefore(when) && now.isBefore(when.plus(age));
        }
    }

    /** Made now, whether or not it is fresh; whoever comes meanwhile goes on with the one before. */
    public void again(Function<Optional<T>, T> maker) {
        making.lock();
        try {
            made(maker);
        } finally {
            making.unlock();
        }
    }

    /** @param maker of the next from the one before, if there is one */
    public T get(Function<Optional<T>, T> maker) {
        Optional<Made<T>> now = within(fresh);
        return now.isPresent() ? now.get().value() : other(maker);
    }

    private T other(Function<Optional<T>, T> maker) {
        Optional<Made<T>> before = within(usable);
        if (before.isPresent() && !making.tryLock()) {
            return before.get().value();
        }
        if (before.isEmpty()) {
            making.lock();
        }
        try {
            return within(fresh).map(Made::value).orElseGet(() -> made(maker));
        } finally {
            making.unlock();
        }
    }

    private T made(Function<Optional<T>, T> maker) {
        Instant begun = clock.instant();
        T value = maker.apply(last.map(Made::value));
        last = Optional.of(new Made<>(value, begun));
        return value;
    }

    private Optional<Made<T>> within(Duration age) {
        Instant now = clock.instant();
        return last.filter(one -> one.isWithin(age, now));
    }
}
