package io.benchmarkagent.source.prometheus;

import java.time.Duration;
import java.util.function.LongSupplier;

/** The time that all calls together may take. A timeout of one call bounds no collection: forty calls just within it take minutes. */
record TimeLimit(Duration whole, long begun, LongSupplier nanoTime) {
    /** From now on. */
    static TimeLimit of(Duration whole) {
        return new TimeLimit(whole, System.nanoTime(), System::nanoTime);
    }

    Duration left() {
        return whole.minusNanos(nanoTime.getAsLong() - begun);
    }

    boolean isOver() {
        return !allows(Duration.ZERO);
    }

    /** Whether there is time for this and for anything after it. */
    boolean allows(Duration wait) {
        return left().compareTo(wait) > 0;
    }

    /** The shorter one of this and what is left, and never nothing, which to a call means without end. */
    Duration atMost(Duration timeout) {
        Duration left = left().toMillis() > 0 ? left() : Duration.ofMillis(1);
        return left.compareTo(timeout) < 0 ? left : timeout;
    }
}
