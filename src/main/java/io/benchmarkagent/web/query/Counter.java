package io.benchmarkagent.web.query;

import io.benchmarkagent.web.WebSettings;
import io.benchmarkagent.web.problem.Problem;
import io.benchmarkagent.web.problem.Refusal;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Where questions wait for their turn: so many are answered at once, so many wait, and one more is told how long that will take. */
public final class Counter implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final long FIRST_GUESS = TimeUnit.SECONDS.toNanos(2);

    private final ThreadPoolExecutor answering;
    private final LongSupplier nanoTime;
    private final AtomicLong usual = new AtomicLong(FIRST_GUESS);

    public Counter(WebSettings settings, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.answering = new ThreadPoolExecutor(
                settings.questions(),
                settings.questions(),
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(Math.max(1, settings.waiting())),
                task -> new Thread(task, "question"));
        answering.allowCoreThreadTimeOut(true);
    }

    /** @throws Refusal where too many wait already */
    public Future<?> take(Runnable question) {
        try {
            return answering.submit(() -> timed(question));
        } catch (RejectedExecutionException full) {
            throw new Refusal(Problem.busy(waiting() + " questions wait already; ask again later", wait(waiting())));
        }
    }

    /** Whoever asked has left: what was begun is stopped, and what was not leaves its place to another. */
    void leave(Future<?> turn) {
        turn.cancel(true);
        if (turn instanceof Runnable waiting) {
            answering.remove(waiting);
        }
    }

    /** Questions that wait for their turn. */
    public int waiting() {
        return answering.getQueue().size();
    }

    /** How long a question waits that so many are before, by what questions took of late. */
    public Duration wait(int before) {
        return Duration.ofNanos(usual.get() * (before + 1) / answering.getMaximumPoolSize());
    }

    private void timed(Runnable question) {
        long begun = nanoTime.getAsLong();
        try {
            question.run();
        } finally {
            long took = nanoTime.getAsLong() - begun;
            usual.updateAndGet(before -> (before * 7 + took) / 8);
        }
    }

    /** What is under way is answered first. */
    @Override
    public void close() {
        answering.shutdown();
        try {
            if (!answering.awaitTermination(GRACE.toSeconds(), TimeUnit.SECONDS)) {
                answering.shutdownNow();
            }
        } catch (InterruptedException atOnce) {
            answering.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
