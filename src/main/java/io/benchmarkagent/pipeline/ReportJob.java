package io.benchmarkagent.pipeline;

import io.benchmarkagent.files.NotWritten;
import io.benchmarkagent.report.UnusableTemplate;
import io.benchmarkagent.run.MetricCatalogue;
import io.benchmarkagent.run.RunFacts;
import io.benchmarkagent.source.RunArchive;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
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
        run("report", request, RunReader.asked(request), outcomes::add);
        return outcomes;
    }

    /** A report for every run that is wanted and lacks one, oldest first; what each came to is told as soon as it is there. */
    public Backfill backfill(ReportRequest request, Predicate<RunFacts> wanted, Consumer<Outcome> told) {
        Backfill backfill = new Backfill(pipeline, request, wanted, told);
        run("backfill", request, backfill::lacking, backfill::tell);
        return backfill;
    }

    private void run(
            String name,
            ReportRequest request,
            Function<RunArchive, Iterator<RunReading>> which,
            Consumer<Outcome> told) {
        JobExecution execution = start(job(name, request, which, told), parameters(request));
        execution.getAllFailureExceptions().stream()
                .findFirst()
                .ifPresent(failure -> told.accept(new Outcome.Refused(Exit.FAILED, ReportJob.line(failure))));
    }

    private Job job(
            String name,
            ReportRequest request,
            Function<RunArchive, Iterator<RunReading>> which,
            Consumer<Outcome> told) {
        var step = new StepBuilder(name, repository)
                .<RunReading, Outcome>chunk(1)
                .reader(new RunReader(request, catalogue, cache, which))
                .processor(item -> process(item, request))
                .writer(chunk -> chunk.forEach(outcome -> told.accept(written(outcome))))
                .build();
        return new JobBuilder(name, repository).start(step).build();
    }

    private Outcome process(RunReading item, ReportRequest request) {
        if (item instanceof RunReading.Chosen chosen) {
            return pipeline.report(chosen.run(), chosen.archive(), request);
        }
        return ((RunReading.NotChosen) item).refused();
    }

    private Outcome written(Outcome outcome) {
        if (!(outcome instanceof Outcome.Reported reported)) {
            return outcome;
        }
        try {
            files.write(reported);
            return reported;
        } catch (NotWritten failure) {
            return new Outcome.Refused(Exit.FAILED, ReportFiles.line(failure));
        } catch (UnusableTemplate own) {
            return new Outcome.Refused(
                    Exit.BAD_INPUT, own.getMessage() + "; mend it in the folder of report.templates");
        }
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
