package io.benchmarkagent.pipeline;

import io.benchmarkagent.run.RunKey;
import io.benchmarkagent.source.ArchivedRun;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStream;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/**
 * The runs of one slice, several at once, by a worker. What is done already is passed over, so that a slice that was begun by somebody
 * who died goes on where it was. What cannot be done goes into the books.
 */
final class SliceWork implements ItemStream {
    private static final int CHUNK = 32;

    private final Filler filler;
    private final List<RunKey> runs;
    private final Map<RunKey, Outcome.Refused> refused = new LinkedHashMap<>();

    SliceWork(Filler filler, List<RunKey> runs) {
        this.filler = filler;
        this.runs = runs;
    }

    Step step(String name, JobRepository repository, int threads) {
        SimpleAsyncTaskExecutor several = new SimpleAsyncTaskExecutor("slice-");
        several.setConcurrencyLimit(threads);
        several.setDaemon(true);
        return new StepBuilder(name, repository)
                        .<RunKey, Done>chunk(CHUNK)
                        .reader(new LateItems<>(() -> runs))
                        .processor(name.equals(Filling.OBSERVE) ? this::observed : this::filled)
                        .writer(chunk -> chunk.forEach(this::note))
                        .stream(this)
                        .taskExecutor(several)
                        .build();
    }

    @Override
    public void update(ExecutionContext books) {
        if (!refused.isEmpty()) {
            SliceJson.refused(books, refused);
        }
    }

    /** A run that was worked on, and why in vain. */
    private record Done(RunKey run, Optional<Outcome.Refused> refused) {}

    private Done observed(RunKey key) {
        filler.archive().find(key).ifPresent(filler::observed);
        return new Done(key, Optional.empty());
    }

    private Done filled(RunKey key) {
        Optional<ArchivedRun> run = filler.archive().find(key);
        return new Done(
                key, run.map(found -> filler.filled(found).refused()).orElseGet(() -> Optional.of(unknown(key))));
    }

    private Outcome.Refused unknown(RunKey key) {
        return new Outcome.Refused(
                Exit.FAILED,
                filler.archive().folder() + ": a worker's archive has no run " + key.runId() + " of " + key.timestamp()
                        + "; give every worker the same archive, and run it again");
    }

    private void note(Done done) {
        done.refused().ifPresent(why -> refused.put(done.run(), why));
    }
}
