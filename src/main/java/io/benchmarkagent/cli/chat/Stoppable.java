package io.benchmarkagent.cli.chat;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Work on a thread of its own, one piece after the other, that may be stopped from another thread. */
final class Stoppable {
    private volatile Optional<Future<?>> current = Optional.empty();
    private ExecutorService thread = thread();

    /** Empty if it was stopped. */
    <T> Optional<T> run(Supplier<T> work) {
        FutureTask<T> future = new FutureTask<>(work::get);
        current = Optional.of(future); // before it begins: whoever stops it at once is not missed
        thread.execute(future);
        try {
            return Optional.of(future.get());
        } catch (CancellationException stopped) {
            begin();
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            future.cancel(true);
            return Optional.empty();
        } catch (ExecutionException failed) {
            throw unwrapped(failed);
        } finally {
            current = Optional.empty();
        }
    }

    /** What nobody waits for. */
    void ahead(Runnable work) {
        thread.execute(work);
    }

    void stop() {
        current.ifPresent(work -> work.cancel(true));
    }

    /** What was stopped may go on for a while, where it does not look whether it should; nobody waits for it. */
    private void begin() {
        thread.shutdownNow();
        thread = thread();
    }

    private static RuntimeException unwrapped(ExecutionException failed) {
        if (failed.getCause() instanceof Error error) {
            throw error;
        }
        return failed.getCause() instanceof RuntimeException own ? own : new IllegalStateException(failed);
    }

    private static ExecutorService thread() {
        return Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, "answer");
            thread.setDaemon(true);
            return thread;
        });
    }
}
