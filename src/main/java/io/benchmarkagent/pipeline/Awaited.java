package io.benchmarkagent.pipeline;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.integration.partition.StepExecutionRequest;
import org.springframework.dao.DataAccessException;
import org.springframework.messaging.Message;
import org.springframework.messaging.PollableChannel;
import org.springframework.messaging.support.GenericMessage;

/**
 * The workers' answer, read from the job's books: no reply can be lost, and a database that is away for a while is waited for. A slice
 * that nobody has begun and whose message is gone, as after a broker came back without its disk, is sent again.
 */
final class Awaited implements PollableChannel {
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration LOOK = Duration.ofSeconds(5);

    /** In which a worker that is started with the backfill listens. */
    private static final Duration START = Duration.ofSeconds(15);

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Slices slices;
    private final JobDatabase jobs;
    private final JobRepository repository;
    private final Broker broker;
    private final IntConsumer finished;
    private final Consumer<String> told;
    private Set<Long> lost = Set.of();
    private long alone;
    private boolean saidThatNobodyListens;

    /**
     * @param finished told of how many runs the slices are done, whenever it is looked
     * @param told what somebody has to do about it
     */
    Awaited(
            Slices slices,
            JobDatabase jobs,
            JobRepository repository,
            Broker broker,
            IntConsumer finished,
            Consumer<String> told) {
        this.slices = slices;
        this.jobs = jobs;
        this.repository = repository;
        this.broker = broker;
        this.finished = finished;
        this.told = told;
    }

    /** The slices, when none is worked on or waits any more. */
    @Override
    public Message<?> receive() {
        long looked = System.nanoTime();
        Map<Long, String> open = open();
        while (!open.isEmpty()) {
            if (System.nanoTime() - looked > LOOK.toNanos()) {
                look(open);
                looked = System.nanoTime();
            }
            pause();
            open = open();
        }
        return new GenericMessage<>(ended());
    }

    @Override
    public Message<?> receive(long timeout) {
        return receive();
    }

    @Override
    public boolean send(Message<?> message, long timeout) {
        throw new UnsupportedOperationException("the answer is in the books");
    }

    private Map<Long, String> open() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                Map<Long, String> open = jobs.open(slices.sizes().keySet());
                finished.accept(slices.sizes().entrySet().stream()
                        .filter(slice -> !open.containsKey(slice.getKey()))
                        .mapToInt(Map.Entry::getValue)
                        .sum());
                return open;
            } catch (DataAccessException away) {
                if (System.nanoTime() > end) {
                    throw away;
                }
                pause();
            }
        }
    }

    private Set<StepExecution> ended() {
        Set<StepExecution> ended = new LinkedHashSet<>();
        for (Long id : slices.sizes().keySet()) {
            Optional.ofNullable(repository.getStepExecution(id)).ifPresent(ended::add);
        }
        return ended;
    }

    private void look(Map<Long, String> open) {
        Optional<Broker.Waiting> waiting = broker.waiting();
        alone = waiting.filter(there -> there.workers() == 0).isPresent() ? alone + LOOK.toNanos() : 0;
        if (alone >= START.toNanos() && !saidThatNobodyListens) {
            saidThatNobodyListens = true;
            told.accept("no worker listens to " + broker + "; start some: benchmark-agent worker --help");
        }
        Set<Long> unbegun = new HashSet<>();
        if (waiting.filter(there -> there.messages() == 0).isPresent()) {
            open.forEach((id, status) -> {
                if (status.equals("STARTING")) {
                    unbegun.add(id);
                }
            });
        }
        unbegun.stream()
                .filter(lost::contains)
                .forEach(id -> broker.send(new StepExecutionRequest(slices.getStepName(), id)));
        lost = unbegun;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting", stopped);
        }
    }
}
