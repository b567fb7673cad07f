package io.benchmarkagent.web.report;

import io.benchmarkagent.web.store.Away;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** Takes one task after the other from the shelf, and says that it is at work for as long as it is. */
final class Maker implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(20);
    /** Others may have left something. */
    private static final Duration LOOKS = Duration.ofSeconds(1);
    /** Several of these are in a lease. */
    private static final Duration BEATS = Duration.ofSeconds(2);

    private final String name = UUID.randomUUID().toString();
    private final Shelf shelf;
    private final Away away;
    private final Function<Begun, Task> work;
    private final Thread thread = new Thread(this::run, "report");
    private final ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread beating = new Thread(task, "report's lease");
        beating.setDaemon(true);
        return beating;
    });
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean stopping;
    private volatile boolean givenUp;
    private volatile Optional<At> current = Optional.empty();

    /**
     * A task that is made now.
     *
     * @param told each stage
     */
    record Begun(Task task, Consumer<String> told) {}

    private record At(String task, String stage) {}

    @SuppressWarnings({"FutureReturnValueIgnored", "ThisEscapedInObjectConstruction"}) // it goes on until it is closed
    Maker(Shelf shelf, Away away, Function<Begun, Task> work) {
        this.shelf = shelf;
        this.away = away;
        this.work = work;
        thread.setDaemon(true);
        thread.start();
        beats.scheduleWithFixedDelay(this::beat, BEATS.toMillis(), BEATS.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** There is something to do. */
    void wake() {
        wake.release();
    }

    private void run() {
        try {
            while (!stopping) {
                Optional<Task> next = taken();
                if (next.isPresent()) {
                    make(next.get());
                } else {
                    rest();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Task> taken() {
        try {
            return shelf.take(name);
        } catch (IOException unreachable) {
            away.warn().accept("reports that are asked for are not seen: " + unreachable.getMessage());
            return Optional.empty();
        }
    }

    private void rest() throws InterruptedException {
        boolean woken = wake.tryAcquire(LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        if (woken) {
            wake.drainPermits();
        }
    }

    private void make(Task task) throws InterruptedException {
        at(task, "starting");
        try {
            Task ended = work.apply(new Begun(task, stage -> told(task, stage)));
            current = Optional.empty();
            end(ended);
        } finally {
            current = Optional.empty();
        }
    }

    private void at(Task task, String stage) {
        current = Optional.of(new At(task.id(), stage));
    }

    private void told(Task task, String stage) {
        at(task, stage);
        try {
            beats.execute(this::beat);
        } catch (RejectedExecutionException closed) {
            // it is handed back
        }
    }

    private void beat() {
        current.ifPresent(now -> {
            try {
                shelf.tell(now.task(), name, now.stage());
            } catch (IOException unreachable) {
                away.warn().accept("a report's lease is not renewed: " + unreachable.getMessage());
            }
        });
    }

    /** Where it cannot be said now, it is said later; what was given up by then is others'. */
    private void end(Task ended) throws InterruptedException {
        while (!givenUp) {
            try {
                shelf.end(ended, name);
                return;
            } catch (IOException unreachable) {
                away.warn().accept("a report is made, and that is not said: " + unreachable.getMessage());
                Thread.sleep(LOOKS.toMillis());
            }
        }
    }

    @Override
    public void close() {
        stopping = true;
        wake();
        try {
            thread.join(GRACE.toMillis());
        } catch (InterruptedException atOnce) {
            Thread.currentThread().interrupt();
        }
        givenUp = true;
        thread.interrupt();
        beats.shutdownNow();
        handBack();
    }

    private void handBack() {
        boolean interrupted = Thread.interrupted();
        try {
            shelf.handBack(name);
        } catch (IOException unreachable) {
            // whoever looks when the lease has run out takes it
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
