package io.benchmarkagent.web.report;

import io.benchmarkagent.pipeline.Exit;
import io.benchmarkagent.pipeline.Outcome;
import io.benchmarkagent.web.problem.Problem;
import io.benchmarkagent.web.problem.Refusal;
import io.benchmarkagent.web.store.Away;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.springframework.http.HttpStatus;

/** The reports that were asked for of late; here one is made at a time. */
public final class Tasks implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Tasks.class.getName());
    private static final Duration USUAL = Duration.ofSeconds(5);

    private final Shelf shelf;
    private final Away away;
    private final Maker maker;
    private volatile int waiting;

    /** Begins to make what is asked for. */
    public Tasks(Making making, Shelf shelf, Away away, Clock clock) {
        this.shelf = shelf;
        this.away = away;
        this.maker = new Maker(shelf, away, task -> made(making, task, clock));
    }

    /** One of the last day, whichever replica was asked for it. */
    public Optional<Task> find(String id) {
        return away.unless("reports that were asked for", () -> shelf.find(id));
    }

    /**
     * @param caller who asks; "" where nobody needs to say
     * @param key two requests of one caller with the same are one; empty for none
     * @throws Refusal where too many wait, or the key was another run's
     */
    public Task ask(String run, String caller, Optional<String> key) {
        Optional<Shelf.Key> given = key.map(text -> new Shelf.Key(caller, text));
        Shelf.Asked asked = away.unless("reports that were asked for", () -> shelf.ask(run, given));
        if (asked instanceof Shelf.Asked.KeyReused reused) {
            throw new Refusal(Problem.of(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "key-reused",
                    "this Idempotency-Key was another run's: " + reused.run() + "; give a new one"));
        }
        if (asked instanceof Shelf.Asked.Accepted accepted) {
            maker.wake();
            return accepted.task();
        }
        throw new Refusal(Problem.busy(
                Shelf.WAITING + " reports wait already; ask again later", USUAL.multipliedBy(Shelf.WAITING)));
    }

    /** Reports that wait to be made, by whichever replica; those of the last look while that is out of reach. */
    public int waiting() {
        try {
            waiting = shelf.waiting();
        } catch (IOException unreachable) {
            away.warn().accept("reports that wait are not counted: " + unreachable.getMessage());
        }
        return waiting;
    }

    private Task made(Making making, Maker.Begun begun, Clock clock) {
        Task task = begun.task();
        try {
            return ended(task, making.make(task.run(), begun.told()::accept), clock);
        } catch (RuntimeException | Error broken) { // a library that cannot be loaded as well: the next is made
            LOG.log(Level.SEVERE, "report task " + task.id(), broken);
            return task.ended(
                    Task.State.FAILED, Exit.FAILED, "this failed; the log of the service says why", clock.instant());
        }
    }

    private static Task ended(Task task, List<Outcome> outcomes, Clock clock) {
        return outcomes.stream()
                .filter(Outcome.Refused.class::isInstance)
                .map(Outcome.Refused.class::cast)
                .findFirst()
                .map(refused -> task.ended(Task.State.FAILED, refused.exitCode(), refused.line(), clock.instant()))
                .orElseGet(() -> task.ended(Task.State.DONE, Exit.DONE, "", clock.instant()));
    }

    /** The one under way is made first, or handed back; those that wait are for other replicas, where there are any. */
    @Override
    public void close() {
        shelf.stopping(Problem.stopping().detail());
        maker.close();
        shelf.close();
    }
}
