package io.benchmarkagent.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.ask.question.Answer;
import io.benchmarkagent.ask.talk.Turn;
import io.benchmarkagent.fixtures.RedisServer;
import io.benchmarkagent.llm.audit.Sha256;
import io.benchmarkagent.names.Names;
import io.benchmarkagent.redis.Redis;
import io.benchmarkagent.redis.RedisAway;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Of this process, and of replicas. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ThreadsTest {
    private static final Instant THEN = Instant.parse("2026-03-01T12:00:00Z");
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private Optional<RedisServer> server = Optional.empty();

    @BeforeAll
    void begin() throws Exception {
        server = Optional.of(RedisServer.start());
    }

    @AfterAll
    void end() throws Exception {
        server.orElseThrow().close();
    }

    /** As one process has them, or one of several. */
    private Threads inRedis() {
        return new Threads(Optional.of(
                Redis.at(server.orElseThrow().url(), RedisServer.PASSWORD, Names.OF_THE_MACHINE, System::nanoTime)));
    }

    private void inBoth(BiConsumer<Threads, String> promise) {
        for (Threads threads : List.of(new Threads(Optional.empty()), inRedis())) {
            promise.accept(threads, "C1:" + NUMBERS.incrementAndGet());
        }
    }

    @Test
    void whatNobodyBeganIsNotKnown() {
        inBoth((threads, thread) -> {
            assertThat(threads.know(thread)).isFalse();
            threads.go(thread, before -> {
                assertThat(threads.know(thread)).as("before it is answered").isTrue();
                return before;
            });
            assertThat(threads.know(thread)).isTrue();
            assertThat(threads.know(thread + "1")).isFalse();
        });
    }

    @Test
    void itGoesOnFromWhatWasSaidAndKeepsTheLastTurns() {
        inBoth((threads, thread) -> {
            IntStream.range(0, 25).forEach(i -> threads.go(thread, before -> before.and(turn("q" + i, i))));
            assertThat(questions(threads, thread)).hasSize(20).startsWith("q5").endsWith("q24");
        });
    }

    @Test
    void aThreadThatWasBegunAtOneReplicaGoesOnAtAnotherAndAfterARestart() {
        Threads one = inRedis();
        Threads other = inRedis();
        one.go("C7:1", before -> before.and(turn("q1", 1)));
        assertThat(other.know("C7:1")).isTrue();
        other.go("C7:1", before -> before.and(turn("q2", 2)));
        assertThat(questions(one, "C7:1")).containsExactly("q1", "q2");
        assertThat(questions(inRedis(), "C7:1")).containsExactly("q1", "q2");
    }

    @Test
    void whatTwoReplicasAnswerAtOnceIsKeptOfBoth() {
        Threads one = inRedis();
        Threads other = inRedis();
        one.go("C8:1", before -> {
            other.go("C8:1", meanwhile -> meanwhile.and(turn("q1", 1)));
            return before.and(turn("q2", 2));
        });
        assertThat(questions(inRedis(), "C8:1")).containsExactly("q1", "q2");
    }

    @Test
    void whatSomebodyElseWroteThereIsANewThread() {
        Redis redis = Redis.at(server.orElseThrow().url(), RedisServer.PASSWORD);
        for (String foreign : List.of("{", "7", "{\"turns\": [\"x\", 7]}", "{\"turns\": [\"{\\\"at\\\": 1}\"]}")) {
            String thread = "C9:" + NUMBERS.incrementAndGet();
            keep(redis, thread, foreign);
            assertThat(questions(inRedis(), thread)).as(foreign).isEmpty();
        }
    }

    @Test
    void whileRedisIsAwayAThreadGoesOnWhereItWas() throws Exception {
        try (RedisServer mortal = RedisServer.start()) {
            Redis redis = Redis.at(mortal.url(), RedisServer.PASSWORD, Names.OF_THE_MACHINE, System::nanoTime);
            Threads threads = new Threads(Optional.of(redis));
            threads.go("C1:1", before -> before.and(turn("q1", 1)));
            mortal.kill();
            threads.go("C1:1", before -> before.and(turn("q2", 2)));
            assertThat(threads.know("C1:1")).isTrue();
            assertThat(questions(threads, "C1:1")).containsExactly("q1", "q2");
        }
    }

    private static void keep(Redis redis, String thread, String text) {
        try {
            redis.keep("slack:thread:" + Sha256.of(thread), text, Duration.ofMinutes(1));
        } catch (RedisAway away) {
            throw new AssertionError(away);
        }
    }

    private static List<String> questions(Threads threads, String thread) {
        List<String> asked = new ArrayList<>();
        threads.go(thread, before -> {
            before.turns().forEach(turn -> asked.add(turn.asked()));
            return before;
        });
        return asked;
    }

    private static Turn turn(String asked, int second) {
        return new Turn(
                THEN.plusSeconds(second),
                asked,
                asked,
                Answer.Outcome.ANSWERED,
                "a",
                "",
                "i",
                Optional.of("run-1"),
                Answer.Cost.NONE);
    }
}
