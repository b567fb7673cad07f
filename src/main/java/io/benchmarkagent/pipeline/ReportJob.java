package io.benchmarkagent.pipeline;

import io.benchmarkagent.run.MetricCatalogue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.builder.StepBuilder;

/**
 * The Spring Batch job around the river: the reader yields runs, the processor is the pipeline, the writer puts the files in place. An
 * unreadable run is an outcome like any other; with a skip it would vanish and the job would end COMPLETED.
 */
public final class ReportJob {
    private final JobRepository repository;
    private final JobOperator operator;
    private final Pipeline pipeline;
    private final ReportFiles files;
    private final MetricCatalogue catalogue;
    private final Optional<Path> cache;

    /** @param cache the folder for what can be made again, such as an index of the archive; empty for none */
    public ReportJob(
            JobRepository repository,
            JobOperator operator,
            Pipeline pipeline,
            ReportFiles files,
            MetricCatalogue catalogue,
            Optional<Path> cache) {
        this.repository = repository;
        this.operator = operator;
        this.pipeline = pipeline;
        this.files = files;
        this.catalogue = catalogue;
        this.cache = cache;
    }

    /** One outcome for each run asked for. */
    public List<Outcome> run(ReportRequest request) {
        List<Outcome> outcomes = new ArrayList<>();
        JobExecution execution = start(job(request, outcomes::add), parameters(request));
        execution.getAllFailureExceptions().stream()
                .findFirst()
                .ifPresent(failure -> outcomes.add(new Outcome.Refused(Exit.FAILED, line(failure))));
        return outcomes;
    }

    private Job job(ReportRequest request, Consumer<Outcome> told) {
        var step = new StepBuilder("report", repository)
                .<RunReading, Outcome>chunk(1)
                .reader(new RunReader(request, catalogue, cache, RunReader.asked(request)))
                .processor(item -> process(item, request))
                .writer(chunk -> chunk.forEach(outcome -> told.accept(files.put(outcome))))
                .build();
        return new JobBuilder("report", repository).start(step).build();
    }

    private Outcome process(RunReading item, ReportRequest request) {
        if (item instanceof RunReading.Chosen chosen) {
            return pipeline.report(chosen.run(), chosen.archive(), request);
        }
        return ((RunReading.NotChosen) item).refused();
    }

    private JobExecution start(Job job, JobParameters parameters) {
        try {
            return operator.start(job, parameters);
        } catch (org.springframework.batch.core.job.JobExecutionException impossible) {
            throw new IllegalStateException("a new job cannot be started", impossible);
        }
    }

    private static JobParameters parameters(ReportRequest request) {
        return new JobParametersBuilder()
                .addString("run", request.run().orElse("latest"))
                .addString("archive", request.archive().toString())
                // a report of the same run may be asked for again, and Batch takes equal parameters for the same work
                .addString("asking", UUID.randomUUID().toString())
                .toJobParameters();
    }

    /** The line of a broken promise: what broke, for a report to its developers. */
    static String line(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return "failed: " + root + "; run again with -v and report it if it stays";
    }
}
