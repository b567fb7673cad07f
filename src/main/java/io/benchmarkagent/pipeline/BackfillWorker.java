package io.benchmarkagent.pipeline;

import io.benchmarkagent.run.MetricCatalogue;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.dao.DataAccessException;

/** Slices of backfills of one folder, worked on one after the other, until nothing came for long enough. */
public final class BackfillWorker {
    private final Pipeline pipeline;
    private final ReportFiles files;
    private final MetricCatalogue catalogue;
    private final Optional<Path> cache;
    private final BackfillPlaces places;

    public BackfillWorker(
            Pipeline pipeline,
            ReportFiles files,
            MetricCatalogue catalogue,
            Optional<Path> cache,
            BackfillPlaces places) {
        this.pipeline = pipeline;
        this.files = files;
        this.catalogue = catalogue;
        this.cache = cache;
        this.places = places;
    }

    /**
     * @param threads how many runs are worked on at once
     * @param idle when it ends; empty for never
     * @param told one line about what it waits for, or throws away
     * @return what was in its way; empty where nothing came any more
     */
    public Optional<Outcome.Refused> run(
            ReportRequest each, int threads, Optional<Duration> idle, Consumer<String> told) {
        ArchiveDoor.Opening opening = ArchiveDoor.open(each, catalogue, cache);
        if (opening instanceof ArchiveDoor.Opening.Refused refused) {
            return Optional.of(new Outcome.Refused(Exit.BAD_INPUT, refused.line()));
        }
        Path folder = each.out().resolve(BackfillJob.FOLDER);
        Shift shift = new Shift(idle, System::nanoTime);
        try (Broker broker = places.broker();
                JobDatabase jobs = places.jobs(folder)) {
            Optional<String> id = id(folder, shift, told);
            if (id.isPresent()) {
                String job = BackfillJob.PREFIX + id.get();
                SliceTaker taker = new SliceTaker(
                        job, jobs.repository(), pipeline.agreement(each), threads, () -> filler(each), shift);
                work(broker.ofQueue(job), taker, shift, told);
            }
            return shift.why();
        } catch (BrokerTrouble trouble) {
            return Optional.of(new Outcome.Refused(Exit.FAILED, trouble.line()));
        } catch (SQLException | DataAccessException failure) {
            return Optional.of(new Outcome.Refused(Exit.FAILED, places.unusable(folder, failure)));
        }
    }

    /** The folder has its name from the first backfill of it. */
    private static Optional<String> id(Path folder, Shift shift, Consumer<String> told) {
        Optional<String> id = FolderId.find(folder);
        if (id.isEmpty()) {
            told.accept("waits for the first backfill of " + folder.getParent());
        }
        while (id.isEmpty() && !shift.isOver()) {
            Broker.pause();
            id = FolderId.find(folder);
        }
        return id;
    }

    private Filler filler(ReportRequest each) {
        if (ArchiveDoor.open(each, catalogue, cache) instanceof ArchiveDoor.Opening.Opened opened) {
            return new Filler(pipeline, files, opened.archive(), each);
        }
        throw new SliceTaker.GivenBack("the archive is away");
    }

    private static void work(Broker broker, SliceTaker taker, Shift shift, Consumer<String> told) {
        var listening = broker.listen(taker::take, told);
        while (!shift.isOver()) {
            Broker.pause();
        }
        listening.stop();
    }
}
