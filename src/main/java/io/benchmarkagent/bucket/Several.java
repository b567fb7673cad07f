package io.benchmarkagent.bucket;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Requests that do not wait for each other, several at once; with the first that fails the others are given up. */
final class Several {
    static final int AT_ONCE = 8;
    private static final long LEAVING_SECONDS = 5;

    private Several() {}

    @FunctionalInterface
    interface Task {
        void run() throws BucketTrouble;
    }

    static void run(List<Task> tasks) throws BucketTrouble {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, Several::daemon);
        try {
            for (Future<Boolean> each :
                    tasks.stream().map(Several::callable).map(threads::submit).toList()) {
                each.get();
            }
        } catch (ExecutionException failure) {
            throw trouble(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw BucketTrouble.failure("stopped");
        } finally {
            leave(threads);
        }
    }

    private static Callable<Boolean> callable(Task task) {
        return () -> {
            task.run();
            return true;
        };
    }

    private static BucketTrouble trouble(ExecutionException failure) {
        if (failure.getCause() instanceof BucketTrouble trouble) {
            return trouble;
        }
        throw new IllegalStateException(failure.getCause());
    }

    private static void leave(ExecutorService threads) {
        threads.shutdownNow();
        try {
            threads.awaitTermination(LEAVING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "bucket");
        thread.setDaemon(true);
        return thread;
    }
}
