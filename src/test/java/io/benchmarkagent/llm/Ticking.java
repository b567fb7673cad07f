package io.benchmarkagent.llm;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands until it is told how much time has passed. */
public final class Ticking extends Clock {
    private Instant now;

    private Ticking(Instant now) {
        this.now = now;
    }

    public static Ticking from(String instant) {
        return new Ticking(Instant.parse(instant));
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return this;
    }
}
