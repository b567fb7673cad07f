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
import io.benchmarkagent.source.kept.KeptFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One run at a time of an archive that is being filled, by whichever thread or machine: what its series tell is kept, its report is put
 * in place where it is made. What is done is told by the reports.
 */
final class Filler {
    /** Runs, and figures of their series, that stay in memory: each is in the baseline of the forty that follow it. */
    private static final int KEPT = 128;

    private final Pipeline pipeline;
    private final ReportFiles files;
    private final RunArchive archive;
    private final ReportRequest each;
    private final Shelf observing;
    private final Shelf reporting;
    private final Set<RunKey> drawn;

    Filler(Pipeline pipeline, ReportFiles files, RunArchive archive, ReportRequest each) {
        this.pipeline = pipeline;
        this.files = files.amongOthers();
        this.archive = archive.keeping(KEPT);
        this.each = each;
        this.observing = pipeline.shelf(archive, each, 0);
        this.reporting = pipeline.shelf(archive, each, KEPT);
        this.drawn = archive.runs().stream()
                .skip(Math.max(0, archive.runs().size() - TrendPage.MOST_RUNS))
                .map(run -> run.facts().key())
                .collect(Collectors.toSet());
    }

    RunArchive archive() {
        return archive;
    }

    /** Whether what the run's series tell has to be looked for. */
    boolean mayLackFigures(ArchivedRun run) {
        return observing.kept().mayBeMissing(run.facts());
    }

    /** What cannot be kept here is said where the report cannot be written either. */
    boolean observed(ArchivedRun run) {
        Optional<SeriesFigures> missing = pipeline.missing(run, observing, each);
        try {
            if (missing.isPresent()) {
                files.keep(missing.get(), folder(run));
            }
            return true;
        } catch (NotWritten untold) {
            return false;
        }
    }

    Filled filled(ArchivedRun run) {
        return current(run).orElseGet(() -> {
            Outcome outcome = files.put(pipeline.report(run, reporting, each));
            return outcome instanceof Outcome.Refused why ? refused(run, why) : told(run, Filled.How.WRITTEN);
        });
    }

    Filled notWanted(ArchivedRun run) {
        return told(run, Filled.How.NOT_WANTED);
    }

    /** A run whose report says what a new one would; empty for one that needs one. */
    Optional<Filled> current(ArchivedRun run) {
        Filled there = told(run, Filled.How.CURRENT);
        if (there.report().filter(report -> isCurrent(run, report)).isEmpty()) {
            return Optional.empty();
        }
        Draft.tidy(folder(run));
        return Optional.of(there);
    }

    /** A run whose report somebody else was to write; it is looked at, since who wrote it may have seen another archive. */
    Filled written(ArchivedRun run) {
        return current(run)
                .map(there ->
                        new Filled(there.name(), there.folder(), Filled.How.WRITTEN, there.report(), Optional.empty()))
                .orElseGet(() -> refused(
                        run,
                        new Outcome.Refused(
                                Exit.FAILED,
                                folder(run) + ": what a worker wrote is not the report of run "
                                        + run.facts().key().runId()
                                        + " as it is in the archive here; give every worker the same archive and"
                                        + " folder, and run it again")));
    }

    Filled refused(ArchivedRun run, Outcome.Refused why) {
        Filled there = told(run, Filled.How.REFUSED);
        return new Filled(there.name(), there.folder(), Filled.How.REFUSED, there.report(), Optional.of(why));
    }

    private Filled told(ArchivedRun run, Filled.How how) {
        RunKey key = run.facts().key();
        Path folder = folder(run);
        return new Filled(
                ListedRun.name(key, archive.isLatest(key), each.zone()),
                String.valueOf(folder.getFileName()),
                how,
                past(key, folder),
                Optional.empty());
    }

    private Path folder(ArchivedRun run) {
        return Folders.of(run.facts().key(), archive, each).report();
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
    private boolean isCurrent(ArchivedRun archived, PastRun report) {
        RunFacts run = archived.facts();
        Path folder = folder(archived);
        Path kept = folder.resolve(KeptFile.NAME);
        return Stream.of(kept, folder.resolve("report.md"), folder.resolve("report.html"))
                        .allMatch(Files::isRegularFile)
                && Hashes.of(kept).equals(report.observationsSha256())
                && reporting.kept().isCurrent(run)
                && pipeline.madeOf(each, reporting)
                        .of(run, reporting.kept().hasSeries(run))
                        .equals(report.madeOfSha256());
    }
}
