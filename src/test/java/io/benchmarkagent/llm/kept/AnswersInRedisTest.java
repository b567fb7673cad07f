package io.benchmarkagent.llm.kept;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.RedisServer;
import io.benchmarkagent.llm.spend.Usage;
import io.benchmarkagent.names.Names;
import io.benchmarkagent.redis.Redis;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Against a real server, of Debian's redis-server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnswersInRedisTest {
    private static final String KEY = "ab".repeat(32);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final KeptAnswer ANSWER =
            new KeptAnswer("Käse", "m", new Usage(1, 2), Instant.parse("2026-01-30T22:00:00Z"));

    private final RedisServer server = RedisServer.start();

    AnswersInRedisTest() throws IOException, InterruptedException {}

    @AfterAll
    void stop() throws IOException {
        server.close();
    }

    @Test
    void whatOneMachineKeepsAnotherFindsUntilItsTimeIsOver() throws InterruptedException {
        answers(RedisServer.PASSWORD, Duration.ofMillis(700)).keep(KEY, ANSWER);
        Answers right = answers(RedisServer.PASSWORD, HOUR);
        assertThat(right.find(KEY)).contains(ANSWER);
        assertThat(right.trouble()).isEmpty();
        assertThat(right.find("cd".repeat(32))).isEmpty();
        Thread.sleep(800);
        assertThat(answers(RedisServer.PASSWORD, HOUR).find(KEY)).isEmpty();
    }

    @Test
    void anAnswerOfOneKindIsNoneOfAnother() {
        answers(RedisServer.PASSWORD, HOUR).keep(KEY, ANSWER);
        assertThat(new AnswersInRedis(redis(RedisServer.PASSWORD), "question", HOUR, "web.redis").find(KEY))
                .isEmpty();
    }

    @Test
    void aWrongPasswordHoldsNothing() {
        answers(RedisServer.PASSWORD, HOUR).keep(KEY, ANSWER);
        Answers wrong = answers("wrong", HOUR);
        assertThat(wrong.find(KEY)).isEmpty();
        assertThat(wrong.trouble().orElse("")).contains("127.0.0.1 refuses", "REDIS_PASSWORD");
        assertThat(answers("", HOUR).find(KEY)).isEmpty();
    }

    @Test
    void aServerThatIsAwayHoldsNothingAndCostsNoSecondHoweverManyAsk() throws IOException, InterruptedException {
        Answers answers = answers(RedisServer.PASSWORD, HOUR);
        answers.keep(KEY, ANSWER);
        server.hang();
        try {
            assertThat(answers.find(KEY)).isEmpty();
            long start = System.nanoTime();
            IntStream.range(0, 200).forEach(i -> answers.find(KEY));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
            assertThat(answers.trouble().orElse("")).contains("is out of reach");
        } finally {
            server.goOn();
        }
        for (int i = 0; i < 100 && answers.find(KEY).isEmpty(); i++) {
            Thread.sleep(100);
        }
        assertThat(answers.find(KEY)).contains(ANSWER);
        assertThat(answers.trouble()).isEmpty();
    }

    private Answers answers(String password, Duration lifetime) {
        return new AnswersInRedis(redis(password), "answer", lifetime, "llm.cache.redis");
    }

    /** As another machine has. */
    private Redis redis(String password) {
        return Redis.at(server.url(), password, Names.OF_THE_MACHINE, System::nanoTime);
    }
}
