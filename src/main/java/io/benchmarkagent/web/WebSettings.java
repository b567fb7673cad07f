package io.benchmarkagent.web;

import io.benchmarkagent.redis.Redis;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

/**
 * Where requests are heard, who may ask, and how much at once. Tokens and passwords are no part of it.
 *
 * @param address an address of this machine
 * @param port 0 for any that is free
 * @param questions answered at once
 * @param waiting questions that wait for those; another is told to come back later
 * @param auth whether a token of {@code tokens create} is needed
 * @param database where those are kept, such as {@code jdbc:postgresql://db:5432/bench?user=bench}; empty for the user's state folder
 * @param cors origins whose scripts may ask, such as {@code https://bench.example.com}
 * @param rate requests of one caller in a minute
 * @param timeout for the next bytes of a request; its body as a whole has three times that
 * @param connections open at once
 * @param redis what replicas share is kept there, such as {@code redis://cache:6379/0}; empty for this process and its user's folders
 * @param drain after it is told to stop: so long all is answered still, while it says that it is not ready
 */
@ConfigurationProperties("web")
public record WebSettings(
        @DefaultValue("127.0.0.1") String address,
        @DefaultValue("8080") int port,
        @DefaultValue("8") int questions,
        @DefaultValue("256") int waiting,
        @DefaultValue("false") boolean auth,
        @DefaultValue("") String database,
        @DefaultValue OidcSettings oidc,
        @DefaultValue TlsSettings tls,
        @DefaultValue List<String> cors,
        @DefaultValue("600") int rate,
        @DurationUnit(ChronoUnit.SECONDS) @DefaultValue("10s") Duration timeout,
        @DefaultValue("1024") int connections,
        @DefaultValue("") String redis,
        @DurationUnit(ChronoUnit.SECONDS) @DefaultValue("0s") Duration drain) {
    private static final Pattern DATABASE =
            Pattern.compile("(jdbc:postgresql://[^/@?;\\s]+/[^/@?;\\s]+(\\?[^@;\\s]*)?)?");

    public WebSettings {
        address = address.strip();
        database = database.strip();
        redis = redis.strip();
        cors = List.copyOf(cors);
        require(address.matches("[A-Za-z0-9.:-]+"), "address", address, "one such as 127.0.0.1, ::1 or 0.0.0.0");
        require(port >= 0 && port <= 65_535, "port", port, "0 to 65535; 0 is any that is free");
        require(questions >= 1 && questions <= 256, "questions", questions, "1 to 256");
        require(waiting >= 0 && waiting <= 100_000, "waiting", waiting, "0 to 100000");
        if (database.contains("password=") || database.contains("@")) {
            throw new IllegalArgumentException(
                    "web.database carries credentials; leave the password out and give it as PGPASSWORD");
        }
        require(
                DATABASE.matcher(database).matches(),
                "database",
                database,
                "jdbc:postgresql://db:5432/bench?user=bench");
        cors.forEach(origin -> require(
                origin.matches("https?://[A-Za-z0-9.-]+(:\\d{1,5})?"), "cors", origin, "https://bench.example.com"));
        require(rate >= 1 && rate <= 1_000_000, "rate", rate, "1 to 1000000 requests a minute");
        require(
                timeout.compareTo(Duration.ofMillis(100)) >= 0 && timeout.compareTo(Duration.ofHours(1)) <= 0,
                "timeout",
                timeout,
                "100ms to 1h, such as 10s");
        if (!redis.matches("(" + Redis.ADDRESS + ")?")) {
            throw new IllegalArgumentException(
                    "web.redis is no address such as redis://cache:6379/0; it has no user and"
                            + " no password, which go into REDIS_PASSWORD");
        }
        require(
                !drain.isNegative() && drain.compareTo(Duration.ofMinutes(5)) <= 0,
                "drain",
                drain,
                "0s to 5m, such as 5s");
        require(connections >= 8 && connections <= 100_000, "connections", connections, "8 to 100000");
    }

    /** Whether callers say who they are; else whoever reaches the address may everything. */
    public boolean asksWho() {
        return auth || oidc.isSet();
    }

    /** What is wrong with it as a whole, with the mend; only who serves needs to know. */
    public Optional<String> mistake() {
        return isLoopback() || asksWho()
                ? tls.mistake()
                : Optional.of("at " + address + " others than you reach it; give --auth (see 'benchmark-agent tokens"
                        + " --help') or web.oidc.issuer, or leave --address out");
    }

    /** Whether only this machine reaches it. */
    public boolean isLoopback() {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    private static void require(boolean holds, String name, Object value, String wanted) {
        if (!holds) {
            throw new IllegalArgumentException("web." + name + " is " + value + "; give " + wanted);
        }
    }
}
