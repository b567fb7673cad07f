package io.benchmarkagent.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AllowancesHereTest {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1000); // a clock of nanoseconds may overflow
    private final Allowances six = new AllowancesHere(6, now::get);

    @Test
    void soManyAreToBeHadAtOnceAndThenOneEveryNowAndThen() {
        assertThat(IntStream.range(0, 6).mapToObj(i -> six.take("a")))
                .extracting(Allowances.Taken::left)
                .containsExactly(5, 4, 3, 2, 1, 0);
        Allowances.Taken refused = six.take("a");
        assertThat(refused.allowed()).isFalse();
        assertThat(refused.pause()).isEqualTo(Duration.ofSeconds(10));
        assertThat(refused.whole()).isEqualTo(Duration.ofMinutes(1));
        now.addAndGet(refused.pause().toNanos() - 1);
        assertThat(six.take("a").allowed()).isFalse();
        now.addAndGet(1);
        assertThat(six.take("a").allowed()).isTrue();
        assertThat(six.take("a").allowed()).isFalse();
    }

    @Test
    void whoeverIsRefusedLosesNothingByAsking() {
        IntStream.range(0, 1000).forEach(i -> six.take("a"));
        now.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThat(IntStream.range(0, 7)
                        .mapToObj(i -> six.take("a").allowed())
                        .collect(Collectors.groupingBy(allowed -> allowed, Collectors.counting())))
                .isEqualTo(Map.of(true, 6L, false, 1L));
    }

    @Test
    void everybodyHasTheirOwn() {
        IntStream.range(0, 7).forEach(i -> six.take("a"));
        assertThat(six.take("b").allowed()).isTrue();
    }

    /** Over many minutes no more than so many a minute, and what was there at once. */
    @Test
    void howeverOneAsksItIsNeverMore() {
        int had = 0;
        for (int second = 0; second < 600; second++) {
            had += six.take("a").allowed() ? 1 : 0;
            now.addAndGet(Duration.ofMillis(997).toNanos());
        }
        assertThat(had).isBetween(60, 66);
    }

    @Test
    void manyAtOnceGetNoMoreThanOneByOne() {
        long had = IntStream.range(0, 10_000)
                .parallel()
                .filter(i -> six.take("a").allowed())
                .count();
        assertThat(had).isEqualTo(6);
    }
}
