package io.benchmarkagent.pipeline;

import io.benchmarkagent.run.RunKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.springframework.batch.core.partition.PartitionStep;
import org.springframework.batch.core.partition.support.DefaultStepExecutionAggregator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.integration.partition.MessageChannelPartitionHandler;
import org.springframework.batch.integration.partition.StepExecutionRequest;
import org.springframework.integration.core.MessagingTemplate;
import org.springframework.messaging.MessageChannel;

/**
 * Spring Batch's remote partitioning: slices of the runs are entered into the books, their ids sent to whoever listens, and the books
 * asked until none is open.
 */
final class Spread implements Elsewhere {
    private final Broker broker;
    private final JobDatabase jobs;
    private final JobRepository repository;
    private final String agreed;
    private final Consumer<String> told;
    private final Map<RunKey, Outcome.Refused> refused = new HashMap<>();

    /** @param agreed what workers have to agree in */
    Spread(Broker broker, JobDatabase jobs, JobRepository repository, String agreed, Consumer<String> told) {
        this.broker = broker;
        this.jobs = jobs;
        this.repository = repository;
        this.agreed = agreed;
        this.told = told;
    }

    /** A slice that did not come to its end, and why. */
    static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1;

        Failed(String why) {
            super(why);
        }
    }

    @Override
    public Step step(String name, Supplier<List<RunKey>> runs, IntConsumer finished) {
        Slices slices = new Slices(name, repository, agreed, runs);
        MessageChannelPartitionHandler handler = new MessageChannelPartitionHandler();
        handler.setStepName(name);
        handler.setMessagingOperations(sending());
        handler.setReplyChannel(new Awaited(slices, jobs, repository, broker, finished, told));
        PartitionStep step = new PartitionStep(repository);
        step.setName(name);
        step.setStepExecutionSplitter(slices);
        step.setPartitionHandler(handler);
        step.setStepExecutionAggregator(this::aggregate);
        step.setAllowStartIfComplete(true);
        try {
            handler.afterPropertiesSet();
            step.afterPropertiesSet();
        } catch (Exception declared) {
            throw new IllegalStateException("a step of workers cannot be made", declared);
        }
        return step;
    }

    @Override
    public Map<RunKey, Outcome.Refused> refused() {
        return refused;
    }

    private MessagingTemplate sending() {
        MessageChannel queue = (message, timeout) -> {
            broker.send((StepExecutionRequest) message.getPayload());
            return true;
        };
        return new MessagingTemplate(queue);
    }

    private void aggregate(StepExecution whole, Collection<StepExecution> slices) {
        new DefaultStepExecutionAggregator().aggregate(whole, slices);
        for (StepExecution slice : slices) {
            if (slice.getStatus().isUnsuccessful()) {
                throw new Failed(slice.getStepName() + ": "
                        + slice.getExitStatus()
                                .getExitDescription()
                                .lines()
                                .findFirst()
                                .orElse("no reason given"));
            }
            refused.putAll(SliceJson.refused(slice.getExecutionContext()));
        }
    }
}
