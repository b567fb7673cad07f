package io.benchmarkagent.pipeline;

import io.benchmarkagent.run.RunKey;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.integration.partition.StepExecutionRequest;
import org.springframework.batch.integration.partition.StepExecutionRequestHandler;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.TransactionException;

/**
 * One slice after the other, as their ids come in. A slice that is done, or of a job that is over, is let go; one that somebody else
 * took meanwhile is left to them, as the books' versions tell. What throws here is given to the next worker.
 */
final class SliceTaker {
    /** A slice that so many workers died of is the slice's fault. */
    private static final int MOST_BEGUN = 5;

    private final String job;
    private final JobRepository repository;
    private final String agreed;
    private final int threads;
    private final Supplier<Filler> opening;
    private final Shift shift;
    private String openedFor = "";
    private Optional<Filler> opened = Optional.empty();

    /** @param opening opens the archive as it is now */
    SliceTaker(
            String job, JobRepository repository, String agreed, int threads, Supplier<Filler> opening, Shift shift) {
        this.job = job;
        this.repository = repository;
        this.agreed = agreed;
        this.threads = threads;
        this.opening = opening;
        this.shift = shift;
    }

    /** Not done by this worker now. */
    static final class GivenBack extends RuntimeException {
        private static final long serialVersionUID = 1;

        GivenBack(String why) {
            super(why);
        }
    }

    void take(StepExecutionRequest request) {
        shift.begun();
        try {
            Optional<StepExecution> slice = open(request.getStepExecutionId());
            if (slice.isPresent()) {
                requireAgreement(slice.get());
                work(request, slice.get());
            }
        } catch (RuntimeException givenBack) {
            Broker.pause(); // it may come back to this one at once
            throw givenBack;
        } finally {
            shift.done();
        }
    }

    private Optional<StepExecution> open(long id) {
        try {
            return Optional.ofNullable(repository.getStepExecution(id)).filter(this::isOpen);
        } catch (EmptyResultDataAccessException ofOtherBooks) {
            return Optional.empty();
        }
    }

    private boolean isOpen(StepExecution slice) {
        return slice.getStatus().isRunning()
                && slice.getJobExecution().getStatus().isRunning()
                && slice.getJobExecution().getJobInstance().getJobName().equals(job);
    }

    private void requireAgreement(StepExecution slice) {
        if (!SliceJson.agreed(slice.getExecutionContext()).equals(agreed)) {
            shift.end(new Outcome.Refused(
                    Exit.BAD_INPUT,
                    "the backfill was begun by another version, or with another settings file, --timezone, --llm,"
                            + " --prometheus-url or accepted levels than this worker; start both with the same"));
            throw new GivenBack("no agreement");
        }
    }

    private void work(StepExecutionRequest request, StepExecution slice) {
        List<RunKey> runs = SliceJson.runs(slice.getExecutionContext());
        boolean mayBegin = SliceJson.begin(slice.getExecutionContext()) < MOST_BEGUN;
        slice.setStatus(mayBegin ? BatchStatus.STARTED : BatchStatus.FAILED);
        slice.setExitStatus(
                mayBegin
                        ? ExitStatus.EXECUTING
                        : ExitStatus.FAILED.addExitDescription(
                                "begun " + MOST_BEGUN + " times, and no worker came to its end"));
        repository.update(slice);
        repository.updateExecutionContext(slice);
        if (mayBegin) {
            settle(handler(filler(slice, request.getStepName(), runs), runs).handle(request));
        }
    }

    private StepExecutionRequestHandler handler(Filler filler, List<RunKey> runs) {
        StepExecutionRequestHandler handler = new StepExecutionRequestHandler();
        handler.setJobRepository(repository);
        handler.setStepLocator(step -> new SliceWork(filler, runs).step(step, repository, threads));
        return handler;
    }

    /** What it knows of the archive holds for one step of one job, and where it lacks no run of the slice. */
    private Filler filler(StepExecution slice, String step, List<RunKey> runs) {
        String wanted = slice.getJobExecutionId() + " " + step;
        Optional<Filler> there = opened.filter(filler -> openedFor.equals(wanted)
                && runs.stream().allMatch(run -> filler.archive().find(run).isPresent()));
        Filler filler = there.orElseGet(opening);
        opened = Optional.of(filler);
        openedFor = wanted;
        return filler;
    }

    /** Where the database was away, its end is not in the books: somebody has to find out again what is done. */
    private void settle(StepExecution done) {
        if (done.getFailureExceptions().isEmpty() || isCausedBy(done, OptimisticLockingFailureException.class)) {
            return;
        }
        if (isCausedBy(done, DataAccessException.class) || isCausedBy(done, TransactionException.class)) {
            reopen(done.getId());
            throw new GivenBack("the database was away");
        }
    }

    private void reopen(long id) {
        StepExecution slice = repository.getStepExecution(id);
        if (slice != null && slice.getStatus() != BatchStatus.COMPLETED) {
            slice.setStatus(BatchStatus.STARTED);
            slice.setExitStatus(ExitStatus.EXECUTING);
            repository.update(slice);
        }
    }

    private static boolean isCausedBy(StepExecution failed, Class<? extends Throwable> type) {
        for (Throwable failure : failed.getFailureExceptions()) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (type.isInstance(cause)) {
                    return true;
                }
            }
        }
        return false;
    }
}
