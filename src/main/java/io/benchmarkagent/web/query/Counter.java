package io.benchmarkagent.web.query;

import io.benchmarkagent.web.WebSettings;
import io.benchmarkagent.web.problem.Problem;
import io.benchmarkagent.web.problem.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Where questions wait for their turn: so many are answered at once, so many wait, and one more is told how long that will take. */
public final class Counter implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final long FIRST_GUESS = TimeUnit.SECONDS.toNanos(2);

    private final ThreadPoolExecutor answering;
    private final LongSupplier nanoTime;
    private final Carrying carrying;
    private final LongAdder refused = new LongAdder();
    private final AtomicLong usual = new AtomicLong(FIRST_GUESS);

    /** @param carrying what whoever asked is at, to the thread that answers */
    public Counter(WebSettings settings, LongSupplier nanoTime, Carrying carrying) {
        this.nanoTime = nanoTime;
        this.carrying = carrying;
        this.answering = new ThreadPoolExecutor(
                settings.questions(),
                settings.questions(),
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(Math.max(1, settings.waiting())),
                task -> new Thread(task, "question"));
        answering.allowCoreThreadTimeOut(true);
    }

    /**
     * For whoever cannot ask again: one that waits when the service ends is answered still, as far as there is time.
     *
     * @throws Refusal where too many wait already
     */
    public Future<?> take(Runnable question) {
        return taken(new FutureTask<>(Executors.callable(timed(question))));
    }

    /**
     * @param back told in its place where it waits when the service ends: whoever asked has time to ask elsewhere
     * @throws Refusal where too many wait already
     */
    public Future<?> take(Runnable question, Consumer<Problem> back) {
        return taken(new Waiting(timed(question), back));
    }

    /** One that can be handed back. */
    private static final class Waiting extends FutureTask<Object> {
        private final Consumer<Problem> back;

        Waiting(Runnable question, Consumer<Problem> back) {
            super(Executors.callable(question));
            this.back = back;
        }

        void handBack() {
            if (!isCancelled()) {
                back.accept(Problem.stopping());
            }
        }
    }

    private Future<?> taken(FutureTask<?> turn) {
        try {
            answering.execute(turn);
            return turn;
        } catch (RejectedExecutionException full) {
            refused.increment();
            if (answering.isShutdown()) {
                throw new Refusal(Problem.stopping());
            }
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

    /** Questions that are being answered. */
    public int underWay() {
        return answering.getActiveCount();
    }

    /** Questions for which there was no room, since the start. */
    public long refused() {
        return refused.sum();
    }

    /** How long a question waits that so many are before, by what questions took of late. */
    public Duration wait(int before) {
        return Duration.ofNanos(usual.get() * (before + 1) / answering.getMaximumPoolSize());
    }

    private Runnable timed(Runnable question) {
        Runnable carried = carrying.over(question);
        return () -> answer(carried);
    }

    private void answer(Runnable question) {
        long begun = nanoTime.getAsLong();
        try {
            question.run();
        } finally {
            long took = nanoTime.getAsLong() - begun;
            usual.updateAndGet(before -> (before * 7 + took) / 8);
        }
    }

    /** What is under way is answered first; what waits is handed back. */
    @Override
    public void close() {
        answering.shutdown();
        List<Waiting> waiting = new ArrayList<>();
        answering.getQueue().removeIf(turn -> turn instanceof Waiting one && waiting.add(one));
        waiting.forEach(Waiting::handBack);
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
