package io.benchmarkagent.web.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Allowances of this process: so many at once, which come back evenly over a minute. One time is kept for each of those who took any
 * within the last minute. Source: the generic cell rate algorithm, ITU-T I.371.
 */
public final class AllowancesHere implements Allowances {
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
    private static final long MOST_CALLERS = 100_000;

    private final long apart;
    private final LongSupplier nanoTime;
    private final Cache<String, Long> untilWhole = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(2))
            .maximumSize(MOST_CALLERS)
            .build();

    /** @param perMinute for each */
    public AllowancesHere(int perMinute, LongSupplier nanoTime) {
        this.apart = MINUTE / perMinute;
        this.nanoTime = nanoTime;
    }

    @Override
    public Taken take(String whose) {
        long now = nanoTime.getAsLong();
        boolean[] allowed = {false};
        long until = untilWhole.asMap().compute(whose, (key, before) -> {
            long owed = Math.max(0, Optional.ofNullable(before).orElse(now) - now);
            allowed[0] = owed + apart <= MINUTE;
            return now + owed + (allowed[0] ? apart : 0);
        });
        return Taken.of(allowed[0], Duration.ofNanos(until - now), Duration.ofNanos(apart));
    }
}
