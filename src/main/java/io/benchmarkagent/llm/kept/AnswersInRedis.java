package io.benchmarkagent.llm.kept;

import io.benchmarkagent.redis.Redis;
import io.benchmarkagent.redis.RedisAway;
import java.time.Duration;
import java.util.Optional;

/** Answers that machines share. A server that is away or slow costs half a second, once a second, and holds nothing. */
public final class AnswersInRedis implements Answers {
    private final Redis redis;
    private final String kind;
    private final Duration lifetime;
    private final String setting;
    private volatile Optional<String> trouble = Optional.empty();

    /**
     * @param kind of answers: those of one kind are not found as another
     * @param setting that names the server
     */
    public AnswersInRedis(Redis redis, String kind, Duration lifetime, String setting) {
        this.redis = redis;
        this.kind = kind;
        this.lifetime = lifetime;
        this.setting = setting;
    }

    @Override
    public Optional<KeptAnswer> find(String key) {
        try {
            Optional<KeptAnswer> found = redis.find(kind + ":" + key).flatMap(KeptAnswer::of);
            trouble = Optional.empty();
            return found;
        } catch (RedisAway away) {
            trouble = Optional.of("No answer was looked for in " + setting + ": " + away.line() + ".");
            return Optional.empty();
        }
    }

    @Override
    public void keep(String key, KeptAnswer answer) {
        try {
            redis.keep(kind + ":" + key, answer.toJson(), lifetime);
        } catch (RedisAway costsAnotherCall) {
            // no more than that: the next one asks the model again
        }
    }

    @Override
    public Optional<String> trouble() {
        return trouble;
    }
}
