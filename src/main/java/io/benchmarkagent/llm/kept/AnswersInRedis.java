package io.benchmarkagent.llm.kept;

import io.benchmarkagent.llm.names.Names;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.SetParams;

/** Answers that machines share. A server that is away or slow costs half a second and holds nothing. */
public final class AnswersInRedis implements Answers {
    private static final String PREFIX = "benchmark-agent:answer:";
    private static final int PATIENCE_MILLIS = 500;

    private final URI address;
    private final JedisClientConfig config;
    private final Duration lifetime;
    private final Names names;
    private volatile Optional<String> trouble = Optional.empty();

    private AnswersInRedis(URI address, JedisClientConfig config, Duration lifetime, Names names) {
        this.names = names;
        this.address = address;
        this.config = config;
        this.lifetime = lifetime;
    }

    /**
     * @param address such as {@code redis://cache:6379/0}; {@code rediss} for TLS
     * @param password empty for none
     */
    public static Answers at(String address, String password, Duration lifetime) {
        return at(address, password, lifetime, Names.OF_THE_MACHINE);
    }

    static Answers at(String address, String password, Duration lifetime, Names names) {
        URI uri = URI.create(address);
        DefaultJedisClientConfig.Builder config = DefaultJedisClientConfig.builder()
                .connectionTimeoutMillis(PATIENCE_MILLIS)
                .socketTimeoutMillis(PATIENCE_MILLIS)
                .database(database(uri))
                .ssl("rediss".equals(uri.getScheme()));
        if (!password.isEmpty()) {
            config.password(password);
        }
        return new AnswersInRedis(uri, config.build(), lifetime, names);
    }

    @Override
    public Optional<KeptAnswer> find(String key) {
        try (Jedis redis = connected()) {
            Optional<KeptAnswer> found =
                    Optional.ofNullable(redis.get(PREFIX + key)).flatMap(KeptAnswer::of);
            trouble = Optional.empty();
            return found;
        } catch (UnknownHostException | JedisConnectionException away) {
            trouble = Optional.of(told("is out of reach"));
            return Optional.empty();
        } catch (JedisException refusing) {
            trouble = Optional.of(told("refuses; check REDIS_PASSWORD and the number of the database"));
            return Optional.empty();
        }
    }

    @Override
    public void keep(String key, KeptAnswer answer) {
        try (Jedis redis = connected()) {
            redis.set(PREFIX + key, answer.toJson(), SetParams.setParams().px(lifetime.toMillis()));
        } catch (UnknownHostException | JedisException costsAnotherCall) {
            // no more than that: the next one asks the model again
        }
    }

    @Override
    public Optional<String> trouble() {
        return trouble;
    }

    private String told(String what) {
        return "No answer was looked for in llm.cache.redis: " + address.getHost() + " " + what + ".";
    }

    /** The client library waits for a name as long as the machine's resolver does; found once, the JVM has it at hand. */
    private Jedis connected() throws UnknownHostException {
        names.addresses(address.getHost(), Duration.ofMillis(PATIENCE_MILLIS));
        int port = address.getPort() < 0 ? 6379 : address.getPort();
        return new Jedis(new HostAndPort(address.getHost(), port), config);
    }

    private static int database(URI address) {
        String path = address.getPath().replaceFirst("^/", "");
        return path.isEmpty() ? 0 : Integer.parseInt(path);
    }
}
