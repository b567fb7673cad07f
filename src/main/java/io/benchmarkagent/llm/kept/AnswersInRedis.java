package io.benchmarkagent.llm.kept;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.SetParams;

/** Answers that machines share. A server that is away or slow costs half a second and holds nothing. */
public final class AnswersInRedis implements Answers {
    private static final String PREFIX = "benchmark-agent:answer:";
    private static final int PATIENCE_MILLIS = 500;

    private final URI address;
    private final JedisClientConfig config;
    private final Duration lifetime;

    private AnswersInRedis(URI address, JedisClientConfig config, Duration lifetime) {
        this.address = address;
        this.config = config;
        this.lifetime = lifetime;
    }

    /**
     * @param address such as {@code redis://cache:6379/0}; {@code rediss} for TLS
     * @param password empty for none
     */
    public static Answers at(String address, String password, Duration lifetime) {
        URI uri = URI.create(address);
        DefaultJedisClientConfig.Builder config = DefaultJedisClientConfig.builder()
                .connectionTimeoutMillis(PATIENCE_MILLIS)
                .socketTimeoutMillis(PATIENCE_MILLIS)
                .database(database(uri))
                .ssl("rediss".equals(uri.getScheme()));
        if (!password.isEmpty()) {
            config.password(password);
        }
        return new AnswersInRedis(uri, config.build(), lifetime);
    }

    @Override
    public Optional<KeptAnswer> find(String key) {
        try (Jedis redis = connected()) {
            return Optional.ofNullable(redis.get(PREFIX + key)).flatMap(KeptAnswer::of);
        } catch (JedisException away) {
            return Optional.empty();
        }
    }

    @Override
    public void keep(String key, KeptAnswer answer) {
        try (Jedis redis = connected()) {
            redis.set(PREFIX + key, answer.toJson(), SetParams.setParams().px(lifetime.toMillis()));
        } catch (JedisException costsAnotherCall) {
            // no more than that: the next one asks the model again
        }
    }

    private Jedis connected() {
        int port = address.getPort() < 0 ? 6379 : address.getPort();
        return new Jedis(new HostAndPort(address.getHost(), port), config);
    }

    private static int database(URI address) {
        String path = address.getPath().replaceFirst("^/", "");
        return path.isEmpty() ? 0 : Integer.parseInt(path);
    }
}
