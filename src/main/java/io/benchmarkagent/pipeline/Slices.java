package io.benchmarkagent.pipeline;

import io.benchmarkagent.run.RunKey;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.batch.core.partition.StepExecutionSplitter;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * The runs that need a step, cut into slices that are entered into the job's books. They are named anew at each start: what is done is
 * told by the reports, so that a job that goes on has other runs left than the slices of its last execution.
 */
final class Slices implements StepExecutionSplitter {
    /** So many where there are runs enough: the last worker is busy for a small part of the time in which the others are not. */
    private static final int COUNT = 64;

    /** A slice of fewer costs more to hand over than it is worth. */
    private static final int SMALLEST = 8;

    /** Far less than the half hour for which RabbitMQ waits for a slice's end, even where a Prometheus answers slowly. */
    private static final int LARGEST = 500;

    private final String step;
    private final JobRepository repository;
    private final String agreed;
    private final Supplier<List<RunKey>> runs;
    private final Map<Long, Integer> sizes = new LinkedHashMap<>();

    Slices(String step, JobRepository repository, String agreed, Supplier<List<RunKey>> runs) {
        this.step = step;
        this.repository = repository;
        this.agreed = agreed;
        this.runs = runs;
    }

    @Override
    public String getStepName() {
        return step;
    }

    /** @param gridSize not heeded: nobody has to say how many workers there are */
    @Override
    public Set<StepExecution> split(StepExecution whole, int gridSize) {
        List<RunKey> all = runs.get();
        Set<StepExecution> slices = new LinkedHashSet<>();
        int size = size(all.size());
        for (int begin = 0; begin < all.size(); begin += size) {
            slices.add(entered(whole, all.subList(begin, Math.min(all.size(), begin + size))));
        }
        return slices;
    }

    static int size(int runs) {
        return Math.max(SMALLEST, Math.min(LARGEST, (runs + COUNT - 1) / COUNT));
    }

    private StepExecution entered(StepExecution whole, List<RunKey> some) {
        String name = step + ":" + whole.getId() + ":" + (sizes.size() + 1);
        StepExecution slice = repository.createStepExecution(name, whole.getJobExecution());
        slice.setExecutionContext(SliceJson.of(some, agreed));
        repository.updateExecutionContext(slice);
        slice.setExecutionContext(new ExecutionContext()); // it is in the books, and may be long
        sizes.put(slice.getId(), some.size());
        return slice;
    }

    /** The slices there are, and how many runs each has. */
    Map<Long, Integer> sizes() {
        return sizes;
    }
}
