package io.benchmarkagent.slack;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.benchmarkagent.llm.audit.Sha256;
import io.benchmarkagent.redis.Redis;
import io.benchmarkagent.redis.RedisAway;
import java.time.Duration;
import java.util.Optional;

/** What may come more than once, and counts once: to this replica, and to all where they share what they saw. */
final class Firsts {
    private static final int MOST = 100_000;

    private final Cache<String, Boolean> here;
    private final Optional<Redis> shared;
    private final String kind;
    private final Duration lifetime;

    /**
     * @param shared while it is away, what another replica saw is not known
     * @param kind of what comes
     * @param lifetime after which it does not come again
     */
    Firsts(Optional<Redis> shared, String kind, Duration lifetime) {
        this.here = Caffeine.newBuilder()
                .expireAfterWrite(lifetime)
                .maximumSize(MOST)
                .build();
        this.shared = shared;
        this.kind = kind;
        this.lifetime = lifetime;
    }

    boolean isFirst(String what) {
        return here.asMap().putIfAbsent(what, true) == null
                && shared.map(redis -> isFirst(redis, what)).orElse(true);
    }

    /** It may come again, since nothing was done about it. */
    void forget(String what) {
        here.invalidate(what);
        shared.ifPresent(redis -> forget(redis, what));
    }

    private void forget(Redis redis, String what) {
        try {
            redis.forget(key(what));
        } catch (RedisAway away) {
            // it was not kept either
        }
    }

    private String key(String what) {
        return "slack:" + kind + ":" + Sha256.of(what);
    }

    private boolean isFirst(Redis redis, String what) {
        try {
            return redis.keepFirst(key(what), "1", lifetime);
        } catch (RedisAway away) {
            return true;
        }
    }
}
