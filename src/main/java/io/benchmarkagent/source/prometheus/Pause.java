package io.benchmarkagent.source.prometheus;

import java.time.Duration;

/** Waits between two attempts. */
@FunctionalInterface
interface Pause {
    void last(Duration duration) throws InterruptedException;
}
