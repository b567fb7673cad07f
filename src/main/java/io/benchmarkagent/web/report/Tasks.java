package io.benchmarkagent.web.report;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.benchmarkagent.pipeline.Exit;
import io.benchmarkagent.pipeline.Outcome;
import io.benchmarkagent.web.problem.Problem;
import io.benchmarkagent.web.problem.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.springframework.http.HttpStatus;

/** The reports that were asked for of late; one is made at a time. */
public final class Tasks implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Tasks.class.getName());
    public static final int WAITING = 100;
    private static final Duration USUAL = Duration.ofSeconds(5);
    private static final Duration GRACE = Duration.ofSeconds(20);

    private final Making making;
    private final Clock clock;
    private final Cache<String, Task> known = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofDays(1))
            .maximumSize(10_000)
            .build();
    private final Cache<String, Keyed> keys = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofDays(1))
            .maximumSize(10_000)
            .build();
    private final ThreadPoolExecutor one = new ThreadPoolExecutor(
            1, 1, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), task -> new Thread(task, "report"));

    public Tasks(Making making, Clock clock) {
        this.making = making;
        this.clock = clock;
        one.allowCoreThreadTimeOut(true);
    }

    /** What was asked for under a key. */
    private record Keyed(String run, String task) {}

    /** Reports that wait to be made. */
    public int waiting() {
        return one.getQueue().size();
    }

    /** One of the last day. */
    public Optional<Task> find(String id) {
        return Optional.ofNullable(known.getIfPresent(id));
    }

    /**
     * @param key two requests with the same are one; empty for none
     * @throws Refusal where too many wait, or the key was another run's
     */
    public synchronized Task ask(String run, Optional<String> key) {
        Optional<Keyed> before = key.flatMap(given -> Optional.ofNullable(keys.getIfPresent(given)));
        if (before.isPresent() && !before.get().run().equals(run)) {
            throw new Refusal(Problem.of(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "key-reused",
                    "this Idempotency-Key was another run's: " + before.get().run() + "; give a new one"));
        }
        return before.flatMap(same -> find(same.task())).or(() -> underWay(run)).orElseGet(() -> begun(run, key));
    }

    /** Whoever asks twice waits for the same. */
    private Optional<Task> underWay(String run) {
        return known.asMap().values().stream()
                .filter(task -> task.run().equals(run) && task.state() == Task.State.QUEUED)
                .findFirst();
    }

    private Task begun(String run, Optional<String> key) {
        Task task = Task.of(UUID.randomUUID().toString(), run, clock.instant());
        known.put(task.id(), task);
        try {
            one.execute(() -> made(task));
        } catch (RejectedExecutionException full) {
            known.invalidate(task.id());
            throw new Refusal(
                    Problem.busy(WAITING + " reports wait already; ask again later", USUAL.multipliedBy(WAITING)));
        }
        key.ifPresent(given -> keys.put(given, new Keyed(run, task.id())));
        return task;
    }

    private void made(Task task) {
        try {
            change(task, now -> now.at("starting"));
            List<Outcome> outcomes = making.make(task.run(), stage -> change(task, now -> now.at(stage)));
            change(task, now -> ended(now, outcomes));
        } catch (RuntimeException broken) {
            LOG.log(Level.SEVERE, "report task " + task.id(), broken);
            change(
                    task,
                    now -> now.ended(
                            Task.State.FAILED,
                            Exit.FAILED,
                            "this failed; the log of the service says why",
                            clock.instant()));
        }
    }

    private void change(Task task, UnaryOperator<Task> how) {
        known.asMap().computeIfPresent(task.id(), (id, now) -> now.isOver() ? now : how.apply(now));
    }

    private Task ended(Task now, List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(Outcome.Refused.class::isInstance)
                .map(Outcome.Refused.class::cast)
                .findFirst()
                .map(refused -> now.ended(Task.State.FAILED, refused.exitCode(), refused.line(), clock.instant()))
                .orElseGet(() -> now.ended(Task.State.DONE, Exit.DONE, "", clock.instant()));
    }

    private Task notBegun(Task waiting) {
        return waiting.ended(Task.State.FAILED, Exit.FAILED, Problem.stopping().detail(), clock.instant());
    }

    /** The one under way is made first; those that wait were never begun, and are asked for again. */
    @Override
    public void close() {
        one.shutdown();
        one.getQueue().clear();
        known.asMap().values().stream()
                .filter(task -> task.state() == Task.State.QUEUED)
                .forEach(task -> change(task, this::notBegun));
        try {
            if (!one.awaitTermination(GRACE.toSeconds(), TimeUnit.SECONDS)) {
                one.shutdownNow();
            }
        } catch (InterruptedException atOnce) {
            one.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
