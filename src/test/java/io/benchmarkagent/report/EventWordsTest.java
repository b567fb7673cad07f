package io.benchmarkagent.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventWordsTest {
    @Test
    void noWordsOverlapAndNoLineRunsThroughWords() {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 500; round++) {
            List<EventWords.Event> events = IntStream.range(0, 8)
                    .mapToObj(i -> new EventWords.Event(random.nextDouble(74, 952), "x".repeat(random.nextInt(5, 40))))
                    .toList();
            check(EventWords.place(events, 5, 0, 960));
        }
    }

    @Test
    void crowdedEventsAtTheRightEdgeAreAllNamed() {
        List<EventWords.Event> events = IntStream.range(0, 5)
                .mapToObj(i -> new EventWords.Event(250 + 12 * i, "checkoutservice event " + i))
                .toList();
        assertThat(EventWords.place(events, 6, 0, 368)).hasSize(5);
    }

    @Test
    void crowdedEventsInTheMiddleAreNamedOnBothSides() {
        List<EventWords.Event> events = IntStream.range(0, 8)
                .mapToObj(i -> new EventWords.Event(460 + 9 * i, "checkoutservice event " + i))
                .toList();
        List<EventWords.Placed> placed = EventWords.place(events, 5, 0, 960);
        assertThat(placed).hasSize(8);
        check(placed);
    }

    private static void check(List<EventWords.Placed> placed) {
        for (EventWords.Placed a : placed) {
            assertThat(a.from()).isGreaterThanOrEqualTo(0);
            assertThat(a.to()).isLessThanOrEqualTo(960);
            for (EventWords.Placed b : placed) {
                boolean sameRow = !a.equals(b) && a.row() == b.row();
                assertThat(sameRow && a.from() < b.to() && b.from() < a.to()).isFalse();
                assertThat(b.row() >= a.row() && !a.equals(b) && b.x() > a.from() && b.x() < a.to())
                        .isFalse();
            }
        }
    }
}
