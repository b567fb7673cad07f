package io.benchmarkagent.redis;

import io.benchmarkagent.names.Names;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocketFactory;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** Connections to one server, as many as ask at once, each used again. */
final class Connections {
    private static final int PATIENCE_MILLIS = 500;
    private static final int PORT = 6379;
    private static final int MOST_IDLE = 16;

    private final URI address;
    private final String password;
    private final Names names;
    private final SSLSocketFactory tls;
    private final Deque<Jedis> idle = new ConcurrentLinkedDeque<>();

    Connections(String address, String password, Names names, SSLSocketFactory tls) {
        this.address = URI.create(address);
        this.password = password;
        this.names = names;
        this.tls = tls;
    }

    String host() {
        return address.getHost();
    }

    /** A connection that broke while nobody used it, as all do when the server starts again, costs another one. */
    <T> T asked(Function<Jedis, T> question) {
        Optional<Jedis> used = Optional.ofNullable(idle.pollFirst());
        try {
            return asked(used.orElseGet(this::opened), question);
        } catch (JedisConnectionException broken) {
            forget();
            if (used.isEmpty() || broken.getCause() instanceof SocketTimeoutException) {
                throw broken;
            }
            return asked(opened(), question);
        }
    }

    private <T> T asked(Jedis redis, Function<Jedis, T> question) {
        try {
            T answer = question.apply(redis);
            letGo(redis);
            return answer;
        } finally {
            if (redis.isBroken()) {
                redis.close();
            }
        }
    }

    private void letGo(Jedis redis) {
        if (idle.size() < MOST_IDLE) {
            idle.addFirst(redis);
        } else {
            redis.close();
        }
    }

    private void forget() {
        for (Jedis one = idle.pollFirst(); one != null; one = idle.pollFirst()) {
            one.close();
        }
    }

    /** The client library waits for a name as long as the machine's resolver does; found once, the JVM has it at hand. */
    private Jedis opened() {
        try {
            names.addresses(address.getHost(), Duration.ofMillis(PATIENCE_MILLIS));
        } catch (UnknownHostException nowhere) {
            throw new JedisConnectionException(nowhere);
        }
        DefaultJedisClientConfig.Builder config = DefaultJedisClientConfig.builder()
                .connectionTimeoutMillis(PATIENCE_MILLIS)
                .socketTimeoutMillis(PATIENCE_MILLIS)
                .database(database());
        if ("rediss".equals(address.getScheme())) {
            config.ssl(true).sslSocketFactory(tls).sslParameters(ofThatHost());
        }
        if (!password.isEmpty()) {
            config.password(password);
        }
        int port = address.getPort() < 0 ? PORT : address.getPort();
        return new Jedis(new HostAndPort(address.getHost(), port), config.build());
    }

    /** The client library takes a certificate of any name, if nobody says otherwise. */
    private static SSLParameters ofThatHost() {
        SSLParameters parameters = new SSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        return parameters;
    }

    private int database() {
        String path = address.getPath().replaceFirst("^/", "");
        return path.isEmpty() ? 0 : Integer.parseInt(path);
    }
}
