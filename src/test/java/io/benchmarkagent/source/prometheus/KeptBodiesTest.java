package io.benchmarkagent.source.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.RedisServer;
import io.benchmarkagent.names.Names;
import io.benchmarkagent.redis.Redis;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Wherever answers are kept, they are kept alike. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeptBodiesTest {
    private static final String KEY = "ab".repeat(32);
    private static final String OTHER = "cd".repeat(32);
    private static final byte[] BODY = "{\"status\":\"success\",\"data\":\"Käse\"}".getBytes(StandardCharsets.UTF_8);

    private final Path folder;
    private final RedisServer server = RedisServer.start();

    KeptBodiesTest(@TempDir Path folder) throws IOException, InterruptedException {
        this.folder = folder;
    }

    @AfterAll
    void stop() throws IOException {
        server.close();
    }

    /** Each time as another process has them. */
    private Stream<Supplier<KeptBodies>> places() {
        return Stream.of(
                () -> new KeptBodies(Optional.of(folder), Optional.empty(), Clock.systemUTC()),
                () -> new KeptBodies(Optional.of(folder), Optional.of(redis()), Clock.systemUTC()));
    }

    private Redis redis() {
        return Redis.at(server.url(), RedisServer.PASSWORD, Names.OF_THE_MACHINE, System::nanoTime);
    }

    @ParameterizedTest
    @MethodSource("places")
    void whatOneKeepsAnotherFindsUntilItsTimeIsOver(Supplier<KeptBodies> place) throws InterruptedException {
        place.get().keep(KEY, BODY, Duration.ofMinutes(1));
        KeptBodies keeper = place.get();
        keeper.keep(OTHER, BODY, Duration.ofMillis(300));
        assertThat(place.get().find(KEY)).contains(BODY);
        assertThat(place.get().find("ef".repeat(32))).isEmpty();
        Thread.sleep(350);
        assertThat(keeper.find(OTHER)).isEmpty();
        assertThat(place.get().find(OTHER)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("places")
    void whatIsTooLargeIsNotKept(Supplier<KeptBodies> place) {
        place.get().keep("01".repeat(32), new byte[(1 << 20) + 1], Duration.ofMinutes(1));
        assertThat(place.get().find("01".repeat(32))).isEmpty();
    }

    @Test
    void whileTheServerIsAwayThisProcessHasItsOwn() throws IOException, InterruptedException {
        KeptBodies here = new KeptBodies(Optional.empty(), Optional.of(redis()), Clock.systemUTC());
        here.keep(KEY, BODY, Duration.ofMinutes(1));
        server.hang();
        try {
            assertThat(here.find(KEY)).contains(BODY);
            assertThat(here.find(OTHER)).isEmpty();
            here.keep(OTHER, BODY, Duration.ofMinutes(1));
            assertThat(here.find(OTHER)).contains(BODY);
        } finally {
            server.goOn();
        }
    }
}
