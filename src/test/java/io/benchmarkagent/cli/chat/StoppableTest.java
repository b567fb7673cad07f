package io.benchmarkagent.cli.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StoppableTest {
    private final Stoppable answers = new Stoppable();

    @Test
    void whatIsStoppedIsInterruptedAndTheNextIsAnswered() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        stopsAfter(begun);
        assertThat(answers.run(() -> waits(begun, interrupted))).isEmpty();
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(answers.run(() -> "next")).contains("next");
    }

    @Test
    void whatDoesNotHeedIsNotWaitedFor() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        stopsAfter(begun);
        assertThat(answers.run(() -> heedsNothing(begun, never))).isEmpty();
        assertThat(answers.run(() -> "next")).contains("next");
        never.countDown();
    }

    @Test
    void aFailureIsItsOwn() {
        assertThatThrownBy(() -> answers.run(() -> {
                    throw new IllegalStateException("broken promise");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("broken promise");
    }

    private void stopsAfter(CountDownLatch begun) {
        Thread user = new Thread(() -> {
            try {
                begun.await();
                answers.stop();
            } catch (InterruptedException gone) {
                Thread.currentThread().interrupt();
            }
        });
        user.setDaemon(true);
        user.start();
    }

    private static String waits(CountDownLatch begun, CountDownLatch interrupted) {
        begun.countDown();
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException stopped) {
            interrupted.countDown();
        }
        return "whole";
    }

    private static String heedsNothing(CountDownLatch begun, CountDownLatch end) {
        begun.countDown();
        while (end.getCount() > 0) {
            try {
                end.await();
            } catch (InterruptedException unheeded) {
                // goes on
            }
        }
        return "whole";
    }
}
