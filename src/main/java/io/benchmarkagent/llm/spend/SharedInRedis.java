package io.benchmarkagent.llm.spend;

import io.benchmarkagent.redis.Redis;
import io.benchmarkagent.redis.RedisAway;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One that machines share: read, changed, and put back if it is still the one that was read, else begun again. Where the server has
 * forgotten it, it is the one that this process saw last.
 */
public final class SharedInRedis implements SharedObject {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** Longer than any month. */
    private static final Duration LIFETIME = Duration.ofDays(62);

    private static final int MOST_TRIES = 200;
    private static final long MOST_PAUSE_NANOS = Duration.ofMillis(4).toNanos();

    private final Redis redis;
    private final String name;
    private String seen = "{}";

    public SharedInRedis(Redis redis, String name) {
        this.redis = redis;
        this.name = name;
    }

    @Override
    public synchronized <T> T change(Function<ObjectNode, T> change) throws IOException {
        try {
            return changed(change);
        } catch (RedisAway away) {
            throw new IOException("web.redis: " + away.line(), away);
        }
    }

    @Override
    public synchronized <T> T look(Function<ObjectNode, T> looking) throws IOException {
        try {
            return looking.apply(read(redis.find(name).orElse(seen)));
        } catch (RedisAway away) {
            throw new IOException("web.redis: " + away.line(), away);
        }
    }

    private <T> T changed(Function<ObjectNode, T> change) throws IOException {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            String before = redis.find(name).orElse("");
            ObjectNode state = read(before.isEmpty() ? seen : before);
            T result = change.apply(state);
            String after = JSON.writeValueAsString(state);
            if (after.equals(before) || redis.replace(name, before, after, LIFETIME)) {
                seen = after;
                return result;
            }
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(MOST_PAUSE_NANOS));
        }
        throw new IOException("web.redis: too many change " + name + " at once");
    }

    /** One that is something else was not written by us: to go on as if nothing had been spent would be a guess. */
    private ObjectNode read(String text) throws IOException {
        try {
            if (JSON.readTree(text) instanceof ObjectNode state) {
                return state;
            }
        } catch (JacksonException torn) {
            throw new IOException("web.redis: benchmark-agent:" + name + " is damaged; mend or delete it", torn);
        }
        throw new IOException("web.redis: benchmark-agent:" + name + " is damaged; mend or delete it");
    }
}
