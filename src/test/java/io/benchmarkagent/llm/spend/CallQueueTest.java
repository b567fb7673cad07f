package io.benchmarkagent.llm.spend;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.llm.Ticking;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Wherever it is kept, it is kept alike. */
@ParameterizedClass
@EnumSource(SharedPlaces.Place.class)
class CallQueueTest {
    private static final SharedPlaces PLACES = new SharedPlaces();

    private final Supplier<SharedObject> shared;
    private final Ticking clock = Ticking.from("2026-01-30T22:00:00Z");

    CallQueueTest(SharedPlaces.Place place, @TempDir Path tmp) {
        shared = PLACES.at(place, tmp, "calls");
    }

    @AfterAll
    static void stop() throws IOException {
        PLACES.close();
    }

    @Test
    void soManyCallsAreFreeAtOnceAndTheNextAfterAnHour() {
        assertThat(take(Duration.ZERO)).isEqualTo(in(Duration.ZERO));
        clock.pass(Duration.ofMinutes(10));
        assertThat(take(Duration.ZERO)).isEqualTo(in(Duration.ZERO));
        assertThat(take(Duration.ofSeconds(5)))
                .isEqualTo(new CallQueue.Place.None(
                        "the 2 calls an hour (llm.calls-per-hour) are used up; the next is free in about 50 min"));
        clock.pass(Duration.ofMinutes(50));
        assertThat(take(Duration.ZERO)).isEqualTo(in(Duration.ZERO));
    }

    @Test
    void whoWaitsHasAPlaceAndTheNextIsBehind() {
        take(Duration.ZERO);
        clock.pass(Duration.ofMinutes(20));
        take(Duration.ZERO);
        assertThat(take(Duration.ofHours(1))).isEqualTo(in(Duration.ofMinutes(40)));
        assertThat(take(Duration.ofHours(1))).isEqualTo(in(Duration.ofHours(1)));
        assertThat(take(Duration.ofHours(1))).isInstanceOf(CallQueue.Place.None.class);
    }

    @Test
    void whoIsRefusedTakesNoPlace() {
        IntStream.range(0, 9).forEach(i -> take(Duration.ZERO));
        clock.pass(Duration.ofHours(1));
        assertThat(take(Duration.ZERO)).isEqualTo(in(Duration.ZERO));
    }

    @Test
    void manyAtOnceGetNoMoreThanThereAre() {
        CallQueue.Place none = new CallQueue.Place.None("x");
        assertThat(IntStream.range(0, 20)
                        .parallel()
                        .mapToObj(i -> take(Duration.ZERO))
                        .filter(place -> place.getClass() != none.getClass()))
                .hasSize(2);
    }

    private CallQueue.Place take(Duration patience) {
        return new CallQueue(shared.get(), 2, clock).take(patience);
    }

    private CallQueue.Place in(Duration delay) {
        return new CallQueue.Place.In(delay, clock.instant().plus(delay).toEpochMilli());
    }
}
