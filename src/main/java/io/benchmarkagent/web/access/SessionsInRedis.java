package io.benchmarkagent.web.access;

import io.benchmarkagent.redis.Redis;
import io.benchmarkagent.redis.RedisAway;
import java.util.Optional;

/** Sessions that replicas share: a login at one is one at all, and so is a logout. */
final class SessionsInRedis implements Sessions {
    private final Redis redis;

    SessionsInRedis(Redis redis) {
        this.redis = redis;
    }

    @Override
    public String open(WebCaller caller) throws RedisAway {
        String id = SessionId.any();
        redis.keep(key(id), WebCallerJson.of(caller), IDLE);
        return id;
    }

    @Override
    public Optional<WebCaller> find(String id) throws RedisAway {
        return redis.find(key(id), IDLE).flatMap(WebCallerJson::read);
    }

    @Override
    public void close(String id) throws RedisAway {
        redis.forget(key(id));
    }

    private static String key(String id) {
        return "session:" + SessionId.hash(id);
    }
}
