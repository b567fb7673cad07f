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
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * A report for every run of an archive that lacks one, several at once: the same items as of a report's job, with metadata that lasts.
 * The reports tell where to go on, so that the metadata may be lost. One backfill at a time fills a folder.
 */
public final class BackfillJob {
    /** In the reports' folder. */
    private static final Path FOLDER = Path.of(".backfill");

    private final Pipeline pipeline;
    private final ReportFiles files;
    private final TrendPage page;
    private final MetricCatalogue catalogue;
    private final Optional<Path> cache;
    private final String database;
    private final String password;

    /**
     * @param database the address of a PostgreSQL; empty for a file under the reports
     * @param password of that database, empty for none
     */
    public BackfillJob(
            Pipeline pipeline,
            ReportFiles files,
            TrendPage page,
            MetricCatalogue catalogue,
            Optional<Path> cache,
            String database,
            String password) {
        this.pipeline = pipeline;
        this.files = files;
        this.page = page;
        this.catalogue = catalogue;
        this.cache = cache;
        this.database = database;
        this.password = password;
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
            return sole.isEmpty()
                    ? taken(folder)
                    : alone(sole.get(), folder, new Filling(pipeline, files, archive, request, watcher));
        } catch (NotWritten failure) {
            return Backfill.notBegun(Exit.FAILED, ReportFiles.line(failure));
        }
    }

    private Backfill alone(Sole sole, Path folder, Filling filling) throws NotWritten {
        try (sole;
                JobDatabase jobs = database.isEmpty() ? JobDatabase.in(folder) : JobDatabase.at(database, password)) {
            String name = "backfill-" + FolderId.of(folder);
            return jobs.isAlone(name) ? filled(filling, name, jobs.repository()) : taken(folder);
        } catch (SQLException | DataAccessException | TransactionException failure) {
            return filling.broken(unusable(folder, failure));
        }
    }

    private Backfill filled(Filling filling, String name, JobRepository repository) throws NotWritten {
        JobExecution execution = new JobRuns(repository).run(filling.job(name, repository));
        List<Throwable> failures = execution.getAllFailureExceptions();
        if (!failures.isEmpty()) {
            return filling.broken(ReportJob.line(failures.get(0)));
        }
        filling.index(page);
        return filling.whole();
    }

    private static Backfill taken(Path folder) {
        return Backfill.notBegun(
                Exit.FAILED,
                "another backfill fills " + folder.getParent() + "; wait for its end, or give another --out");
    }

    private String unusable(Path folder, Exception failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String reason = String.valueOf(root.getMessage()).lines().findFirst().orElse("");
        return database.isEmpty()
                ? folder + ": the job database cannot be used (" + reason + "); free some room, or delete the folder:"
                        + " the reports tell what is done"
                : "backfill.database " + database + " cannot be used (" + reason
                        + "); mend it, set PGPASSWORD, or leave it out";
    }
}
