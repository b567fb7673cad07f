package io.benchmarkagent.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class NamesTest {
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final Duration LONG = Duration.ofSeconds(10);

    private final CountDownLatch answering = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void aResolverThatHangsIsWaitedForNoLongerThanThePatience() {
        Names names = new Names(this::slowly);
        long start = System.nanoTime();
        assertThatExceptionOfType(Names.NotInTime.class).isThrownBy(() -> names.addresses("slow.example", SHORT));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        answering.countDown();
    }

    @Test
    void whoAsksForTheSameNameMeanwhileWaitsForTheSameAnswer() throws UnknownHostException {
        Names names = new Names(this::slowly);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> names.addresses("slow.example", SHORT)).isInstanceOf(Names.NotInTime.class);
        }
        answering.countDown();
        assertThat(names.addresses("slow.example", LONG)).hasSize(1);
        assertThat(asked).hasValueLessThanOrEqualTo(2); // the second only if the first was back by then
    }

    @Test
    void aNameWithoutAddressesIsKnownToHaveNone() {
        Names names = new Names(host -> {
            throw new UnknownHostException(host);
        });
        assertThatThrownBy(() -> names.addresses("nowhere.example", LONG))
                .isExactlyInstanceOf(UnknownHostException.class)
                .hasMessageContaining("nowhere.example");
    }

    @Test
    void theMachineKnowsItself() throws UnknownHostException {
        assertThat(BoundedDns.within(LONG).lookup("localhost")).allMatch(InetAddress::isLoopbackAddress);
    }

    private List<InetAddress> slowly(String host) {
        asked.incrementAndGet();
        try {
            answering.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return List.of(InetAddress.getLoopbackAddress());
    }
}
