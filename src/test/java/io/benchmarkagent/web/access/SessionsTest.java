package io.benchmarkagent.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchmarkagent.fixtures.RedisServer;
import io.benchmarkagent.redis.Redis;
import io.benchmarkagent.redis.RedisAway;
import io.benchmarkagent.web.token.Scope;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wherever sessions are kept, they are kept alike. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionsTest {
    private static final WebCaller OURS = new WebCaller(
            "token:0123456789ab:Käse \"x\"", EnumSet.of(Scope.READ, Scope.ASK), "0123456789ab", Instant.MAX);
    private static final WebCaller AN_ISSUERS =
            new WebCaller("oidc:somebody", EnumSet.noneOf(Scope.class), "", Instant.parse("2026-03-01T12:00:00Z"));

    private final RedisServer server = RedisServer.start();

    SessionsTest() throws IOException, InterruptedException {}

    @AfterAll
    void stop() throws IOException {
        server.close();
    }

    private Stream<Sessions> places() {
        return Stream.of(new SessionsHere(), new SessionsInRedis(redis()));
    }

    private Redis redis() {
        return Redis.at(server.url(), RedisServer.PASSWORD);
    }

    @ParameterizedTest
    @MethodSource("places")
    void whoeverLoggedInIsKnownByTheSecretUntilItIsClosed(Sessions sessions) throws IOException {
        String ours = sessions.open(OURS);
        String theirs = sessions.open(AN_ISSUERS);
        assertThat(sessions.find(ours)).contains(OURS);
        assertThat(sessions.find(theirs)).contains(AN_ISSUERS);
        sessions.close(ours);
        sessions.close(ours);
        assertThat(sessions.find(ours)).isEmpty();
        assertThat(sessions.find(theirs)).contains(AN_ISSUERS);
    }

    @ParameterizedTest
    @MethodSource("places")
    void whatNobodyOpenedIsNobodys(Sessions sessions) throws IOException {
        for (String id : new String[] {"", "*", "a".repeat(10_000), "\u0000\r\nGET x", SessionId.any()}) {
            assertThat(sessions.find(id)).isEmpty();
            sessions.close(id);
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void aSecretHas256BitsAndNoTwoAreAlike(Sessions sessions) throws IOException {
        assertThat(Stream.of(sessions.open(OURS), sessions.open(OURS), sessions.open(OURS)))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[A-Za-z0-9_-]{43}"));
    }

    @Test
    void whoeverReadsTheStoreFindsNoSecretInIt() throws IOException {
        Sessions sessions = new SessionsInRedis(redis());
        String id = sessions.open(OURS);
        assertThat(redis().find("session:" + id)).isEmpty();
        Optional<String> kept = redis().find("session:" + SessionId.hash(id));
        assertThat(kept.orElse("")).contains("0123456789ab").doesNotContain(id);
        assertThat(sessions.find(SessionId.hash(id))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "{}", "{\"who\":\"x\"}", "{\"who\":\"\",\"until\":\"2026-03-01T12:00:00Z\"}"})
    void whatIsNoSessionIsNone(String spoilt) throws IOException {
        redis().keep("session:" + SessionId.hash("spoilt"), spoilt, Duration.ofMinutes(1));
        assertThat(new SessionsInRedis(redis()).find("spoilt")).isEmpty();
    }

    /** Nobody is let in, nobody's logout is lost in silence, and nobody waits for it in a row. */
    @Test
    void whereNobodyCanTellThatIsSaid() throws IOException, InterruptedException {
        Sessions sessions = new SessionsInRedis(redis());
        String id = sessions.open(OURS);
        server.hang();
        try {
            assertThatThrownBy(() -> sessions.find(id)).isInstanceOf(RedisAway.class);
            long begun = System.nanoTime();
            IntStream.range(0, 200)
                    .forEach(i -> assertThatThrownBy(() -> sessions.find(id)).isInstanceOf(RedisAway.class));
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
            assertThatThrownBy(() -> sessions.close(id)).isInstanceOf(RedisAway.class);
            assertThatThrownBy(() -> sessions.open(OURS)).isInstanceOf(RedisAway.class);
        } finally {
            server.goOn();
        }
        assertThat(Awaited.of(() -> found(sessions, id), Optional::isPresent)).contains(OURS);
    }

    private static Optional<WebCaller> found(Sessions sessions, String id) {
        try {
            return sessions.find(id);
        } catch (IOException notYet) {
            return Optional.empty();
        }
    }
}
