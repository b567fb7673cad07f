package io.benchmarkagent.pipeline;

import io.benchmarkagent.files.Draft;
import io.benchmarkagent.files.NotWritten;
import io.benchmarkagent.report.PastRun;
import io.benchmarkagent.report.TrendPage;
import io.benchmarkagent.report.WrittenFindings;
import io.benchmarkagent.run.RunFacts;
import io.benchmarkagent.run.RunKey;
import io.benchmarkagent.run.SeriesFigures;
import io.benchmarkagent.source.ArchivedRun;
import io.benchmarkagent.source.RunArchive;
import io.benchmarkagent.source.UnreadableRun;
import io.benchmarkagent.source.kept.KeptFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.support.ListItemReader;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/**
 * The runs of one archive on their way to their reports, several at once. First what their series tell is kept of all of them, then
 * each has its report: so none depends on which of the others is done. An item is put in place where it is made; behind it one thread
 * only counts. An unreadable run is a value among the others; with a skip it would vanish.
 */
final class Filling {
    private static final int CHUNK = 32;

    /** Runs, and figures of their series, that stay in memory: each is in the baseline of the forty that follow it. */
    private static final int KEPT = 128;

    private final Pipeline pipeline;
    private final ReportFiles files;
    private final RunArchive archive;
    private final BackfillRequest request;
    private final BackfillRequest.Watcher watcher;
    private final Shelf observing;
    private final Shelf reporting;
    private final Set<RunKey> drawn;
    private final List<Filled> filled = new ArrayList<>();
    private int done;

    Filling(
            Pipeline pipeline,
            ReportFiles files,
            RunArchive archive,
            BackfillRequest request,
            BackfillRequest.Watcher watcher) {
        this.pipeline = pipeline;
        this.files = files.amongOthers();
        this.archive = archive.keeping(KEPT);
        this.request = request;
        this.watcher = watcher;
        this.observing = pipeline.shelf(archive, request.each(), 0);
        this.reporting = pipeline.shelf(archive, request.each(), KEPT);
        this.drawn = archive.runs().stream()
                .skip(Math.max(0, archive.runs().size() - TrendPage.MOST_RUNS))
                .map(run -> run.facts().key())
                .collect(Collectors.toSet());
    }

    Job job(String name, JobRepository repository) {
        List<ArchivedRun> wanted = archive.runs().stream()
                .filter(run -> request.wanted().test(run.facts()))
                .toList();
        return new JobBuilder(name, repository)
                .start(step("observe", repository, wanted, this::observed, kept -> {}))
                .next(step("report", repository, items(), this::fill, this::tell))
                .build();
    }

    private <I, O> Step step(
            String name, JobRepository repository, List<I> items, ItemProcessor<I, O> work, Consumer<O> told) {
        SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor("backfill-");
        threads.setConcurrencyLimit(request.threads());
        threads.setDaemon(true);
        return new StepBuilder(name, repository)
                .<I, O>chunk(CHUNK)
                .reader(new ListItemReader<>(items))
                .processor(work)
                .writer(chunk -> chunk.forEach(told))
                .taskExecutor(threads)
                .allowStartIfComplete(true)
                .build();
    }

    private List<RunReading> items() {
        return Stream.concat(
                        archive.runs().stream().map(run -> (RunReading) new RunReading.Chosen(run, archive)),
                        archive.unreadable().stream().map(Filling::unreadable))
                .toList();
    }

    private static RunReading unreadable(UnreadableRun file) {
        return new RunReading.NotChosen(new Outcome.Refused(Exit.BAD_INPUT, file.line()));
    }

    /** What cannot be kept here is said where the report cannot be written either. */
    private boolean observed(ArchivedRun run) {
        Optional<SeriesFigures> missing = pipeline.missing(run, observing, request.each());
        try {
            if (missing.isPresent()) {
                files.keep(
                        missing.get(),
                        Folders.of(run.facts().key(), archive, request.each()).report());
            }
            return true;
        } catch (NotWritten untold) {
            return false;
        }
    }

    private Filled fill(RunReading item) {
        Filled one = item instanceof RunReading.Chosen chosen
                ? fill(chosen.run())
                : refused("", "", ((RunReading.NotChosen) item).refused(), Optional.empty());
        count();
        return one;
    }

    private Filled fill(ArchivedRun run) {
        RunKey key = run.facts().key();
        String name = ListedRun.name(key, archive.isLatest(key), request.each().zone());
        Path folder = Folders.of(key, archive, request.each()).report();
        String folderName = String.valueOf(folder.getFileName());
        Optional<PastRun> past = past(key, folder);
        if (!request.wanted().test(run.facts())) {
            return new Filled(name, folderName, Filled.How.NOT_WANTED, past, Optional.empty());
        }
        if (past.filter(report -> isCurrent(run.facts(), folder, report)).isPresent()) {
            Draft.tidy(folder);
            return new Filled(name, folderName, Filled.How.CURRENT, past, Optional.empty());
        }
        Outcome outcome = files.put(pipeline.report(run, reporting, request.each()));
        return outcome instanceof Outcome.Refused why
                ? refused(name, folderName, why, past)
                : new Filled(name, folderName, Filled.How.WRITTEN, past(key, folder), Optional.empty());
    }

    private static Filled refused(String name, String folder, Outcome.Refused why, Optional<PastRun> past) {
        return new Filled(name, folder, Filled.How.REFUSED, past, Optional.of(why));
    }

    /** Numbers are only kept of runs that are drawn. */
    private Optional<PastRun> past(RunKey key, Path folder) {
        return WrittenFindings.read(folder.resolve("findings.json"))
                .filter(report ->
                        report.runId().equals(key.runId()) && report.timestamp().equals(key.timestamp()))
                .map(report -> drawn.contains(key) ? report : report.withoutValues());
    }

    /**
     * Whether a new report would say the same. A death between the renames of a report leaves its figures beside the findings of the
     * one before.
     */
    private boolean isCurrent(RunFacts run, Path folder, PastRun report) {
        Path kept = folder.resolve(KeptFile.NAME);
        return Stream.of(kept, folder.resolve("report.md"), folder.resolve("report.html"))
                        .allMatch(Files::isRegularFile)
                && Hashes.of(kept).equals(report.observationsSha256())
                && reporting.kept().isCurrent(run)
                && pipeline.madeOf(request.each(), reporting)
                        .of(run, reporting.kept().hasSeries(run))
                        .equals(report.madeOfSha256());
    }

    private synchronized void count() {
        watcher.done(++done, archive.runs().size() + archive.unreadable().size());
    }

    private void tell(Filled one) {
        filled.add(one);
        watcher.filled(one);
    }

    Backfill whole() {
        return new Backfill(filled, List.of());
    }

    /** What came of it until something broke. */
    Backfill broken(String line) {
        return new Backfill(filled, List.of(new Outcome.Refused(Exit.FAILED, line)));
    }

    /** The page of all reports, where it is another one than is there. */
    void index(TrendPage page) throws NotWritten {
        List<TrendPage.Entry> reports = filled.stream()
                .flatMap(one -> one.report().map(report -> new TrendPage.Entry(one.folder(), report)).stream())
                .toList();
        byte[] text = page.render(
                        reports, filled.size() - reports.size(), request.each().zone())
                .getBytes(StandardCharsets.UTF_8);
        Path out = request.each().out();
        if (!Arrays.equals(text, there(out.resolve(TrendPage.FILE)))) {
            try (Draft draft = Draft.in(out)) {
                draft.write(TrendPage.FILE, stream -> stream.write(text));
                draft.publish();
            }
        }
    }

    private static byte[] there(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException none) {
            return new byte[0];
        }
    }
}
