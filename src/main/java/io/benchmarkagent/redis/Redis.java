package io.benchmarkagent.redis;

import io.benchmarkagent.names.Names;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLSocketFactory;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.GetExParams;
import redis.clients.jedis.params.SetParams;

/** Texts by their keys, each for its time. */
public final class Redis {
    /** Shape of an address; it has no user and no password. */
    public static final String ADDRESS = "rediss?://[A-Za-z0-9._-]+(:\\d{1,5})?(/\\d{1,2})?";

    private static final String PREFIX = "benchmark-agent:";
    private static final String REPLACE =
            """
            if (redis.call('GET', KEYS[1]) or '') ~= ARGV[1] then return 0 end
            redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
            return 1""";

    private static final Map<List<String>, Redis> KNOWN = new ConcurrentHashMap<>();

    private final Connections connections;
    private final Rest rest;

    private Redis(Connections connections, Rest rest) {
        this.connections = connections;
        this.rest = rest;
    }

    /**
     * The one of this process.
     *
     * @param address such as {@code redis://cache:6379/0}; {@code rediss} for TLS
     * @param password empty for none
     */
    public static Redis at(String address, String password) {
        return KNOWN.computeIfAbsent(
                List.of(address, password), known -> at(address, password, Names.OF_THE_MACHINE, System::nanoTime));
    }

    /** One of its own. */
    public static Redis at(String address, String password, Names names, LongSupplier nanoTime) {
        return at(address, password, names, nanoTime, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    /** One of its own, that trusts whom this factory does. */
    static Redis at(String address, String password, Names names, LongSupplier nanoTime, SSLSocketFactory tls) {
        return new Redis(new Connections(address, password, names, tls), new Rest(nanoTime));
    }

    /** Why nothing can be looked up or kept, in a line; empty where it can. */
    public Optional<String> trouble() {
        try {
            asked(Jedis::ping);
            return Optional.empty();
        } catch (RedisAway away) {
            return Optional.of(away.line());
        }
    }

    public Optional<String> find(String key) throws RedisAway {
        return asked(redis -> Optional.ofNullable(redis.get(PREFIX + key)));
    }

    /** And keeps it so long from now on. */
    public Optional<String> find(String key, Duration lifetime) throws RedisAway {
        GetExParams from = GetExParams.getExParams().px(lifetime.toMillis());
        return asked(redis -> Optional.ofNullable(redis.getEx(PREFIX + key, from)));
    }

    public void keep(String key, String text, Duration lifetime) throws RedisAway {
        asked(redis -> redis.set(PREFIX + key, text, SetParams.setParams().px(lifetime.toMillis())));
    }

    /** Unless something is kept there; whether nothing was. */
    public boolean keepFirst(String key, String text, Duration lifetime) throws RedisAway {
        SetParams unlessThere = SetParams.setParams().nx().px(lifetime.toMillis());
        return asked(redis -> Optional.ofNullable(redis.set(PREFIX + key, text, unlessThere)))
                .isPresent();
    }

    public void forget(String key) throws RedisAway {
        asked(redis -> redis.del(PREFIX + key));
    }

    /**
     * Unless it is another one by now.
     *
     * @param before "" for none
     */
    public boolean replace(String key, String before, String after, Duration lifetime) throws RedisAway {
        return run(REPLACE, key, before, after, Long.toString(lifetime.toMillis()))
                .equals(List.of(1L));
    }

    /** The whole numbers that a script answers; it is run as one step, in one round trip. */
    public List<Long> run(String script, String key, String... arguments) throws RedisAway {
        return asked(redis -> numbers(redis.eval(script, List.of(PREFIX + key), List.of(arguments))));
    }

    private static List<Long> numbers(Object answer) {
        return answer instanceof List<?> many
                ? many.stream().map(Long.class::cast).toList()
                : List.of((Long) answer);
    }

    private <T> T asked(Function<Jedis, T> question) throws RedisAway {
        if (!rest.isOver()) {
            throw new RedisAway(connections.host() + " is out of reach");
        }
        try {
            T answer = connections.asked(question);
            rest.end();
            return answer;
        } catch (JedisConnectionException away) {
            rest.begin();
            throw new RedisAway(connections.host() + " is out of reach");
        } catch (JedisException refusing) {
            throw new RedisAway(connections.host() + " refuses; check REDIS_PASSWORD and the number of the database");
        }
    }
}
