package io.benchmarkagent.web.limit;

import io.benchmarkagent.llm.audit.Sha256;
import io.benchmarkagent.redis.Redis;
import io.benchmarkagent.redis.RedisAway;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Allowances that machines share, by the server's clock, in one step and one round trip. While the server is away each machine counts
 * for itself, and says so. Source: as {@link AllowancesHere}.
 */
public final class AllowancesInRedis implements Allowances {
    private static final long MINUTE = TimeUnit.MINUTES.toMicros(1);

    /** Whether it was to be had, and the microseconds until all are. Redis cuts numbers off at the point. */
    private static final String TAKE =
            """
            local time = redis.call('TIME')
            local now = time[1] * 1000000 + time[2]
            local owed = math.max(0, (tonumber(redis.call('GET', KEYS[1])) or now) - now)
            local apart, most = tonumber(ARGV[1]), tonumber(ARGV[2])
            if owed + apart > most then return {0, owed} end
            owed = owed + apart
            redis.call('SET', KEYS[1], string.format('%.0f', now + owed), 'PX', math.ceil(owed / 1000))
            return {1, owed}""";

    private final Redis redis;
    private final String kind;
    private final long apart;
    private final Allowances here;
    private final Consumer<String> warnings;

    /**
     * @param kind of what is allowed
     * @param perMinute for each
     * @param here what counts while the server is away
     */
    public AllowancesInRedis(Redis redis, String kind, int perMinute, Allowances here, Consumer<String> warnings) {
        this.redis = redis;
        this.kind = kind;
        this.apart = MINUTE / perMinute;
        this.here = here;
        this.warnings = warnings;
    }

    /** Names are not kept as they are: they may be of any length, and whoever looks into the server need not know them. */
    @Override
    public Taken take(String whose) {
        try {
            List<Long> taken =
                    redis.run(TAKE, kind + ":" + Sha256.of(whose), Long.toString(apart), Long.toString(MINUTE));
            long owed = taken.get(1);
            return Taken.of(
                    taken.get(0) == 1, Duration.of(owed, ChronoUnit.MICROS), Duration.of(apart, ChronoUnit.MICROS));
        } catch (RedisAway away) {
            warnings.accept("web.redis: " + away.line() + "; each replica counts requests for itself (" + kind + ")");
            return here.take(whose);
        }
    }
}
