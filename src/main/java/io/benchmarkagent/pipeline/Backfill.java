package io.benchmarkagent.pipeline;

import io.benchmarkagent.report.WrittenFindings;
import io.benchmarkagent.run.RunFacts;
import io.benchmarkagent.source.ArchivedRun;
import io.benchmarkagent.source.RunArchive;
import io.benchmarkagent.source.UnreadableRun;
import io.benchmarkagent.source.kept.KeptFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A report for every archived run that lacks one: has no findings, or other ones than were written with its kept figures of series, or
 * figures that are not what a report would keep now.
 * Oldest first, so that each run finds those before it. What is there already tells where to go on: nothing else is remembered.
 */
public final class Backfill {
    private final Pipeline pipeline;
    private final ReportRequest request;
    private final Predicate<RunFacts> wanted;
    private final Consumer<Outcome> told;
    private int there;
    private int written;
    private int refused;
    private int exitCode = Exit.DONE;

    Backfill(Pipeline pipeline, ReportRequest request, Predicate<RunFacts> wanted, Consumer<Outcome> told) {
        this.pipeline = pipeline;
        this.request = request;
        this.wanted = wanted;
        this.told = told;
    }

    /** How many had a report already. */
    public int there() {
        return there;
    }

    /** How many have one now. */
    public int written() {
        return written;
    }

    /** How many have none. */
    public int refused() {
        return refused;
    }

    /** The worst of them. */
    public int exitCode() {
        return exitCode;
    }

    /** Whether a run lacks its report is looked up when its turn comes. A file that is no run has none either. */
    Iterator<RunReading> lacking(RunArchive archive) {
        List<ArchivedRun> runs =
                archive.runs().stream().filter(run -> wanted.test(run.facts())).toList();
        return Stream.concat(
                        runs.stream().filter(run -> lacks(run.facts(), archive)).map(run ->
                                (RunReading) new RunReading.Chosen(run, archive)),
                        archive.unreadable().stream().map(Backfill::unreadable))
                .iterator();
    }

    void tell(Outcome outcome) {
        if (outcome instanceof Outcome.Refused none) {
            refused++;
            exitCode = Math.max(exitCode, none.exitCode());
        } else {
            written++;
        }
        told.accept(outcome);
    }

    private boolean lacks(RunFacts run, RunArchive archive) {
        boolean current = areOfOneReport(Folders.of(run.key(), archive, request).report())
                && pipeline.kept(archive, request).isCurrent(run);
        there += current ? 1 : 0;
        return !current;
    }

    /** A death between their renames leaves the findings of the report before beside figures that they do not know. */
    private static boolean areOfOneReport(Path folder) {
        Path kept = folder.resolve(KeptFile.NAME);
        return Files.isRegularFile(kept)
                && WrittenFindings.observations(folder.resolve("findings.json"))
                        .filter(Hashes.of(kept)::equals)
                        .isPresent();
    }

    private static RunReading unreadable(UnreadableRun file) {
        return new RunReading.NotChosen(new Outcome.Refused(Exit.BAD_INPUT, file.line()));
    }
}
