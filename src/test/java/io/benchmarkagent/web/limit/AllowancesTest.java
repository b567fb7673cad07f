package io.benchmarkagent.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.RedisServer;
import io.benchmarkagent.names.Names;
import io.benchmarkagent.redis.Redis;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Wherever they are counted, they are counted alike; by real clocks, see {@link AllowancesHereTest} for one of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AllowancesTest {
    private static final int PER_MINUTE = 120;

    private final RedisServer server = RedisServer.start();
    private final List<String> warnings = new CopyOnWriteArrayList<>();

    AllowancesTest() throws IOException, InterruptedException {}

    @AfterAll
    void stop() throws IOException {
        server.close();
    }

    /** Each time as another replica has them; within one process there is but one. */
    private Stream<Supplier<Allowances>> places() {
        Allowances here = here();
        String kind = UUID.randomUUID().toString();
        return Stream.of(() -> here, () -> shared(kind));
    }

    private static Allowances here() {
        return new AllowancesHere(PER_MINUTE, System::nanoTime);
    }

    private Allowances shared(String kind) {
        return new AllowancesInRedis(redis(), kind, PER_MINUTE, here(), warnings::add);
    }

    private Redis redis() {
        return Redis.at(server.url(), RedisServer.PASSWORD, Names.OF_THE_MACHINE, System::nanoTime);
    }

    @ParameterizedTest
    @MethodSource("places")
    void soManyAreToBeHadAtOnceAndThenOneEveryNowAndThen(Supplier<Allowances> place) throws InterruptedException {
        long begun = System.nanoTime();
        Allowances.Taken first = place.get().take("a");
        assertThat(first.allowed()).isTrue();
        assertThat(first.left()).isEqualTo(PER_MINUTE - 1);
        assertThat(first.pause()).isZero();
        assertThat(first.whole()).isEqualTo(Duration.ofMillis(500));
        long had = 1
                + IntStream.range(0, 2 * PER_MINUTE)
                        .filter(i -> place.get().take("a").allowed())
                        .count();
        long back = (System.nanoTime() - begun) / Duration.ofMillis(500).toNanos() + 1;
        assertThat(had).isBetween((long) PER_MINUTE, PER_MINUTE + back);
        Allowances.Taken refused = refused(place);
        assertThat(refused.left()).isZero();
        assertThat(refused.pause()).isBetween(Duration.ofNanos(1), Duration.ofMillis(500));
        assertThat(refused.whole()).isBetween(Duration.ofMillis(59_500), Duration.ofMinutes(1));
        Thread.sleep(refused.pause().toMillis() + 5);
        assertThat(place.get().take("a").allowed()).isTrue();
    }

    private static Allowances.Taken refused(Supplier<Allowances> place) {
        Allowances.Taken taken = place.get().take("a");
        return taken.allowed() ? refused(place) : taken;
    }

    @ParameterizedTest
    @MethodSource("places")
    void everybodyHasTheirOwn(Supplier<Allowances> place) {
        IntStream.range(0, PER_MINUTE + 10).forEach(i -> place.get().take("b"));
        assertThat(place.get().take("c\n\u0000ä".repeat(1000)).allowed()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("places")
    void manyAtOnceGetNoMoreThanOneByOne(Supplier<Allowances> place) {
        Allowances one = place.get();
        Allowances other = place.get();
        long begun = System.nanoTime();
        long had = IntStream.range(0, 2000)
                .parallel()
                .filter(i -> (i % 2 == 0 ? one : other).take("d").allowed())
                .count();
        long back = (System.nanoTime() - begun) / Duration.ofMillis(500).toNanos() + 1;
        assertThat(had).isBetween((long) PER_MINUTE, PER_MINUTE + back);
    }

    @Test
    void whileTheServerIsAwayEachCountsForItselfAndSaysSo() throws IOException, InterruptedException {
        Allowances shared = shared("away");
        shared.take("e");
        server.hang();
        try {
            long begun = System.nanoTime();
            assertThat(IntStream.range(0, 2 * PER_MINUTE)
                            .filter(i -> shared.take("e").allowed())
                            .count())
                    .isBetween((long) PER_MINUTE, PER_MINUTE + 10L);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
        } finally {
            server.goOn();
        }
        assertThat(warnings)
                .contains("web.redis: 127.0.0.1 is out of reach; each replica counts requests for itself (away)");
        int left = 0;
        for (int i = 0; i < 100 && left < PER_MINUTE / 2; i++) {
            Thread.sleep(50);
            left = shared.take("e").left();
        }
        assertThat(left).as("what is shared was not used meanwhile").isGreaterThan(PER_MINUTE / 2);
    }
}
