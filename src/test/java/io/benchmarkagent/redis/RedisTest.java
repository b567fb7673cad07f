package io.benchmarkagent.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.RedisServer;
import io.benchmarkagent.names.Names;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Against a real server, of Debian's redis-server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedisTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 1000); // a clock of nanoseconds may overflow
    private final RedisServer server = RedisServer.start();
    private final Redis redis = redis(RedisServer.PASSWORD);

    RedisTest() throws IOException, InterruptedException {}

    @AfterAll
    void stop() throws IOException {
        server.close();
    }

    @Test
    void whatIsAnotherByNowIsNotReplaced() throws IOException {
        assertThat(redis.replace("a", "x", "1", MINUTE)).isFalse();
        assertThat(redis.replace("a", "", "1", MINUTE)).isTrue();
        assertThat(redis.replace("a", "", "2", MINUTE)).isFalse();
        assertThat(redis.replace("a", "1", "Käse", MINUTE)).isTrue();
        assertThat(redis.find("a")).contains("Käse");
    }

    @Test
    void whatIsKeptFirstIsKeptOnce() throws IOException {
        assertThat(redis.keepFirst("b", "1", MINUTE)).isTrue();
        assertThat(redis.keepFirst("b", "2", MINUTE)).isFalse();
        redis.forget("b");
        assertThat(redis.keepFirst("b", "3", MINUTE)).isTrue();
    }

    @Test
    void aScriptAnswersWholeNumbers() throws IOException {
        assertThat(redis.run("return {1, 2.9, #KEYS[1] + ARGV[1]}", "k", "1")).isEqualTo(List.of(1L, 2L, 18L));
    }

    /** The server is another one; whoever asks need not know. */
    @Test
    void aConnectionThatBrokeWhileNobodyUsedItCostsNoAnswer() throws IOException, InterruptedException {
        redis.keep("c", "1", MINUTE);
        server.kill();
        server.begin();
        assertThat(redis.find("c")).isEmpty();
        redis.keep("c", "2", MINUTE);
        assertThat(redis.find("c")).contains("2");
    }

    @Test
    void whatStandsInTheWayIsSaidWithoutThePassword() throws InterruptedException, IOException {
        assertThat(redis.trouble()).isEmpty();
        assertThat(redis("wrong-" + RedisServer.PASSWORD).trouble())
                .contains("127.0.0.1 refuses; check REDIS_PASSWORD and the number of the database");
        assertThat(Redis.at(
                                server.url().replace("/0", "/99"),
                                RedisServer.PASSWORD,
                                Names.OF_THE_MACHINE,
                                nanoTime::get)
                        .trouble())
                .contains("127.0.0.1 refuses; check REDIS_PASSWORD and the number of the database");
        Redis other = redis(RedisServer.PASSWORD);
        server.kill();
        assertThat(other.trouble()).contains("127.0.0.1 is out of reach");
        server.begin();
        assertThat(other.trouble()).as("within the second nobody asks").isPresent();
        nanoTime.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(other.trouble()).isEmpty();
    }

    private Redis redis(String password) {
        return Redis.at(server.url(), password, Names.OF_THE_MACHINE, nanoTime::get);
    }
}
