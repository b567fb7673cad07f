package io.benchmarkagent.llm;

import io.benchmarkagent.redis.Redis;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

/**
 * How long an answer to the very same prompt is told again, and where it is kept.
 *
 * @param ttl 0 for not at all
 * @param redis such as {@code redis://cache:6379/0}; empty for the user's cache folder
 */
public record CacheSettings(
        @DurationUnit(ChronoUnit.SECONDS) @DefaultValue("1h") Duration ttl, @DefaultValue("") String redis) {
    public static final CacheSettings STANDARD = new CacheSettings(Duration.ofHours(1), "");

    public CacheSettings {
        if (ttl.isNegative() || ttl.compareTo(Duration.ofDays(366)) > 0) {
            throw new IllegalArgumentException("llm.cache.ttl is " + ttl + "; give 0 to a year, such as 1h");
        }
        redis = redis.strip();
        if (!redis.isEmpty() && !redis.matches(Redis.ADDRESS)) {
            throw new IllegalArgumentException(
                    "llm.cache.redis is no address such as redis://cache:6379/0; it has no user"
                            + " and no password, which go into REDIS_PASSWORD");
        }
    }
}
