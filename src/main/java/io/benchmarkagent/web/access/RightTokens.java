package io.benchmarkagent.web.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.benchmarkagent.llm.audit.Sha256;
import io.benchmarkagent.redis.Redis;
import io.benchmarkagent.redis.RedisAway;
import java.time.Duration;
import java.util.Optional;

/** Tokens that were right within the last hour, here or at another replica, as hashes of them. */
final class RightTokens {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Optional<Redis> shared;
    private final Cache<String, Boolean> here =
            Caffeine.newBuilder().expireAfterAccess(HOUR).maximumSize(10_000).build();

    RightTokens(Optional<Redis> shared) {
        this.shared = shared;
    }

    /** The others are asked only of what is not known here. */
    boolean know(String token) {
        String hash = Sha256.of(token);
        return here.getIfPresent(hash) != null
                || shared.map(redis -> know(redis, hash)).orElse(false);
    }

    void add(String token) {
        String hash = Sha256.of(token);
        if (here.asMap().put(hash, true) == null) {
            shared.ifPresent(redis -> add(redis, hash));
        }
    }

    private static boolean know(Redis redis, String hash) {
        try {
            return redis.find(key(hash)).isPresent();
        } catch (RedisAway away) {
            return false;
        }
    }

    private static void add(Redis redis, String hash) {
        try {
            redis.keep(key(hash), "1", HOUR);
        } catch (RedisAway away) {
            // then it is known here alone
        }
    }

    private static String key(String hash) {
        return "right-token:" + Sha256.of(hash);
    }
}
