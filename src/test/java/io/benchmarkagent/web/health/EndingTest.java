package io.benchmarkagent.web.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class EndingTest {
    private final Readiness readiness = new Readiness(() -> {});

    @Test
    @Timeout(60)
    void allIsAnsweredStillUntilWhoeverSendsItHasHadTimeToHear() throws InterruptedException {
        Queue<String> finished = new ConcurrentLinkedQueue<>();
        Ending ending = new Ending(
                readiness,
                Duration.ofHours(1),
                List.of(
                        () -> finished.add("questions, taking more: " + readiness.takesWork()),
                        () -> finished.add("reports, taking more: " + readiness.takesWork())));
        assertThat(readiness.isReady()).as("before it is started").isFalse();
        ending.start();
        assertThat(readiness.isReady()).isTrue();

        Thread stopping = new Thread(ending::stop);
        stopping.start();
        while (readiness.isReady()) {
            Thread.onSpinWait();
        }
        assertThat(readiness.takesWork()).isTrue();
        assertThat(finished).isEmpty();

        stopping.interrupt();
        stopping.join();
        while (finished.size() < 2) { // whoever is interrupted does not wait for them
            Thread.onSpinWait();
        }
        assertThat(finished).containsExactlyInAnyOrder("questions, taking more: false", "reports, taking more: false");
    }

    @Test
    @Timeout(60)
    void anArchiveThatHangsHoldsOneThreadAndIsNotReady() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch hung = new CountDownLatch(1);
        Readiness hanging = new Readiness(() -> {
            asked.countDown();
            try {
                hung.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        hanging.enter(Readiness.Phase.SERVING);
        Thread first = new Thread(hanging::isReady);
        first.start();
        assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(hanging.isReady()).isFalse();
        hung.countDown();
        first.join();
        assertThat(hanging.isReady()).isTrue();
    }
}
