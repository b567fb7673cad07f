package io.benchmarkagent.pipeline;

import io.benchmarkagent.files.Draft;
import io.benchmarkagent.files.NotWritten;
import io.benchmarkagent.report.TrendPage;
import io.benchmarkagent.run.RunKey;
import io.benchmarkagent.source.ArchivedRun;
import io.benchmarkagent.source.RunArchive;
import io.benchmarkagent.source.UnreadableRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/**
 * The runs of one archive on their way to their reports, several at once, here or elsewhere. First what their series tell is kept of
 * all of them, then each has its report: so none depends on which of the others is done. An item is put in place where it is made;
 * behind it one thread only counts. An unreadable run is a value among the others; with a skip it would vanish.
 */
final class Filling {
    static final String OBSERVE = "observe";
    static final String REPORT = "report";
    private static final int CHUNK = 32;

    private final Filler filler;
    private final RunArchive archive;
    private final BackfillRequest request;
    private final BackfillRequest.Watcher watcher;
    private final List<Filled> filled = new ArrayList<>();
    private final List<RunKey> lacking = new ArrayList<>();
    private final Map<RunKey, Filled> settled = new HashMap<>();
    private final List<RunKey> needing = new ArrayList<>();
    private int done;

    Filling(Filler filler, BackfillRequest request, BackfillRequest.Watcher watcher) {
        this.filler = filler;
        this.archive = filler.archive();
        this.request = request;
        this.watcher = watcher;
    }

    /** All of it here. */
    Job job(String name, JobRepository repository) {
        return new JobBuilder(name, repository)
                .start(step(OBSERVE, repository, this::wanted, filler::observed, kept -> {}))
                .next(step(REPORT, repository, this::items, this::fill, this::tell))
                .build();
    }

    /** The work done elsewhere: who needs it is found out here before each step, and what came of it is looked at after the last. */
    Job job(String name, JobRepository repository, Elsewhere elsewhere) {
        return new JobBuilder(name, repository)
                .start(step("survey", repository, this::wanted, this::surveyed, run -> run.ifPresent(lacking::add)))
                .next(elsewhere.step(OBSERVE, () -> lacking, none -> {}))
                .next(step("choose", repository, archive::runs, this::chosen, this::note))
                .next(elsewhere.step(REPORT, () -> needing, runs -> watcher.done(settled.size() + runs, all())))
                .next(step("gather", repository, this::items, item -> gathered(item, elsewhere), this::tell))
                .build();
    }

    /** @param items asked for when the step begins */
    private <I, O> Step step(
            String name,
            JobRepository repository,
            Supplier<List<I>> items,
            ItemProcessor<I, O> work,
            Consumer<O> told) {
        SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor("backfill-");
        threads.setConcurrencyLimit(request.threads());
        threads.setDaemon(true);
        return new StepBuilder(name, repository)
                .<I, O>chunk(CHUNK)
                .reader(new LateItems<>(items))
                .processor(work)
                .writer(chunk -> chunk.forEach(told))
                .taskExecutor(threads)
                .allowStartIfComplete(true)
                .build();
    }

    private List<ArchivedRun> wanted() {
        return archive.runs().stream()
                .filter(run -> request.wanted().test(run.facts()))
                .toList();
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

    /** What is already known of a run; nothing of one that needs a report. */
    private record Chosen(RunKey run, Optional<Filled> known) {}

    private Optional<RunKey> surveyed(ArchivedRun run) {
        return Optional.of(run.facts().key()).filter(key -> filler.mayLackFigures(run));
    }

    private Chosen chosen(ArchivedRun run) {
        return new Chosen(
                run.facts().key(),
                request.wanted().test(run.facts()) ? filler.current(run) : Optional.of(filler.notWanted(run)));
    }

    private void note(Chosen one) {
        one.known().ifPresentOrElse(known -> settled.put(one.run(), known), () -> needing.add(one.run()));
    }

    private Filled fill(RunReading item) {
        Filled one = item instanceof RunReading.Chosen chosen ? fill(chosen.run()) : refused(item);
        count();
        return one;
    }

    private Filled fill(ArchivedRun run) {
        return request.wanted().test(run.facts()) ? filler.filled(run) : filler.notWanted(run);
    }

    private Filled gathered(RunReading item, Elsewhere elsewhere) {
        return item instanceof RunReading.Chosen chosen ? gathered(chosen.run(), elsewhere) : refused(item);
    }

    private Filled gathered(ArchivedRun run, Elsewhere elsewhere) {
        RunKey key = run.facts().key();
        Filled known = settled.get(key);
        if (known != null) {
            return known;
        }
        return Optional.ofNullable(elsewhere.refused().get(key))
                .map(why -> filler.refused(run, why))
                .orElseGet(() -> filler.written(run));
    }

    private static Filled refused(RunReading item) {
        Outcome.Refused why = ((RunReading.NotChosen) item).refused();
        return new Filled("", "", Filled.How.REFUSED, Optional.empty(), Optional.of(why));
    }

    private synchronized void count() {
        watcher.done(++done, all());
    }

    private int all() {
        return archive.runs().size() + archive.unreadable().size();
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
