package io.benchmarkagent.pipeline;

import io.benchmarkagent.files.NotWritten;
import io.benchmarkagent.files.Sole;
import io.benchmarkagent.report.TrendPage;
import io.benchmarkagent.run.MetricCatalogue;
import io.benchmarkagent.source.RunArchive;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * A report for every run of an archive that lacks one, several at once: the same items as of a report's job, with metadata that lasts.
 * The reports tell where to go on, so that the metadata may be lost. One backfill at a time fills a folder.
 */
public final class BackfillJob {
    /** Of the job of a folder, and of the queue of its workers; the folder's own id follows. */
    static final String PREFIX = "backfill-";

    /** In the reports' folder. */
    static final Path FOLDER = Path.of(".backfill");

    private final Pipeline pipeline;
    private final ReportFiles files;
    private final TrendPage page;
    private final MetricCatalogue catalogue;
    private final Optional<Path> cache;
    private final BackfillPlaces places;

    public BackfillJob(
            Pipeline pipeline,
            ReportFiles files,
            TrendPage page,
            MetricCatalogue catalogue,
            Optional<Path> cache,
            BackfillPlaces places) {
        this.pipeline = pipeline;
        this.files = files;
        this.page = page;
        this.catalogue = catalogue;
        this.cache = cache;
        this.places = places;
    }

    public Backfill run(BackfillRequest request, BackfillRequest.Watcher watcher) {
        ArchiveDoor.Opening opening = ArchiveDoor.open(request.each(), catalogue, cache);
        if (opening instanceof ArchiveDoor.Opening.Refused refused) {
            return Backfill.notBegun(Exit.BAD_INPUT, refused.line());
        }
        RunArchive archive = ((ArchiveDoor.Opening.Opened) opening).archive();
        Path folder = request.each().out().resolve(FOLDER);
        try {
            Optional<Sole> sole = Sole.at(folder.resolve("lock"));
            if (sole.isEmpty()) {
                return taken(folder);
            }
            Filler filler = new Filler(pipeline, files, archive, request.each());
            return alone(sole.get(), folder, new Filling(filler, request, watcher), request, watcher);
        } catch (NotWritten failure) {
            return Backfill.notBegun(Exit.FAILED, ReportFiles.line(failure));
        }
    }

    private Backfill alone(
            Sole sole, Path folder, Filling filling, BackfillRequest request, BackfillRequest.Watcher watcher)
            throws NotWritten {
        try (sole;
                JobDatabase jobs = places.jobs(folder)) {
            String name = PREFIX + FolderId.of(folder);
            if (!jobs.isAlone(name)) {
                return taken(folder);
            }
            JobRepository repository = jobs.repository();
            return places.isSpread()
                    ? spread(filling, name, jobs, repository, folder, request, watcher)
                    : filled(filling, filling.job(name, repository), repository, folder);
        } catch (SQLException | DataAccessException | TransactionException failure) {
            return filling.broken(places.unusable(folder, failure));
        }
    }

    private Backfill spread(
            Filling filling,
            String name,
            JobDatabase jobs,
            JobRepository repository,
            Path folder,
            BackfillRequest request,
            BackfillRequest.Watcher watcher)
            throws NotWritten {
        try (Broker broker = places.broker()) {
            Broker workers = broker.ofQueue(name);
            workers.forget();
            Spread elsewhere = new Spread(workers, jobs, repository, pipeline.agreement(request.each()), watcher::told);
            return filled(filling, filling.job(name, repository, elsewhere), repository, folder);
        } catch (BrokerTrouble trouble) {
            return Backfill.notBegun(Exit.FAILED, trouble.line());
        }
    }

    private Backfill filled(Filling filling, Job job, JobRepository repository, Path folder) throws NotWritten {
        JobExecution execution = new JobRuns(repository).run(job);
        List<Throwable> failures = execution.getAllFailureExceptions();
        if (!failures.isEmpty()) {
            return filling.broken(line(failures.get(0), folder));
        }
        filling.index(page);
        return filling.whole();
    }

    private String line(Throwable failure, Path folder) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof LostBroker lost) {
                return lost.line();
            }
            if (cause instanceof DataAccessException || cause instanceof TransactionException) {
                return places.unusable(folder, (RuntimeException) cause);
            }
        }
        return ReportJob.line(failure);
    }

    private static Backfill taken(Path folder) {
        return Backfill.notBegun(
                Exit.FAILED,
                "another backfill fills " + folder.getParent() + "; wait for its end, or give another --out");
    }
}
