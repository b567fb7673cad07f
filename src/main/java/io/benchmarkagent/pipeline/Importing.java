package io.benchmarkagent.pipeline;

import io.benchmarkagent.files.NotWritten;
import io.benchmarkagent.run.MetricCatalogue;
import io.benchmarkagent.source.ArchivedRun;
import io.benchmarkagent.source.RunArchive;
import io.benchmarkagent.source.imported.NotImported;
import io.benchmarkagent.source.imported.Result;
import io.benchmarkagent.source.imported.ResultFile;
import io.benchmarkagent.source.imported.ResultFormats;
import io.benchmarkagent.source.imported.RunDocument;
import io.benchmarkagent.source.imported.RunHeader;
import io.benchmarkagent.source.imported.Wanted;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes runs of what another tool wrote, or puts it beside what a run has; into a folder of imported runs, never into an archive. */
public final class Importing {
    private final ImportRequest request;

    public Importing(ImportRequest request) {
        this.request = request;
    }

    /**
     * What came of it.
     *
     * @param done a line for each run that was written
     * @param said what is missing, and what follows from it
     */
    public record Told(int exitCode, List<String> done, List<String> said) {
        public Told {
            done = List.copyOf(done);
            said = List.copyOf(said);
        }
    }

    public Told run() {
        try {
            ResultFile file = ResultFile.read(request.file());
            ResultFormats.Read read = ResultFormats.read(file, request.format(), new Wanted(request.suite()));
            RunDocument.Source source = new RunDocument.Source(
                    read.format(), request.file().getFileName().toString(), Hashes.of(request.file()));
            return told(
                    request.into().isPresent()
                            ? List.of(into(request.into().get(), only(read), source))
                            : runs(read, source),
                    read.underLoad());
        } catch (NotImported refused) {
            return refused(Exit.BAD_INPUT, refused.line());
        } catch (NotWritten failure) {
            return refused(
                    Exit.FAILED,
                    failure.file() + ": cannot be written (" + failure.reason() + "); give another folder with --out");
        }
    }

    private List<ImportedRun> runs(ResultFormats.Read read, RunDocument.Source source) throws NotImported {
        List<ImportedRun> runs = new ArrayList<>();
        for (Result result : read.results()) {
            RunHeader header = new RunHeader(id(result, read), ended(result, read), request.told());
            runs.add(new ImportedRun(
                    header.runId(),
                    RunDocument.of(header, result, source),
                    result,
                    result.id().isPresent()));
        }
        return runs;
    }

    private String id(Result result, ResultFormats.Read read) throws NotImported {
        Optional<String> said = request.runId();
        Optional<String> own =
                result.id().map(id -> said.map(prefix -> prefix + "-" + id).orElse(id));
        return own.or(() -> said).orElseThrow(() -> lacks(read, "--run-id"));
    }

    /** A file that remembers many executions knows when each was. */
    private Instant ended(Result result, ResultFormats.Read read) throws NotImported {
        if (result.id().isPresent() && request.timestamp().isPresent()) {
            throw new NotImported("--timestamp: " + request.file()
                    + " tells the time of each of its runs itself; leave --timestamp out");
        }
        return request.timestamp().or(result::end).orElseThrow(() -> lacks(read, "--timestamp"));
    }

    private NotImported lacks(ResultFormats.Read read, String option) {
        boolean undated =
                request.timestamp().isEmpty() && read.results().get(0).end().isEmpty();
        String id = "--run-id, such as nightly-1";
        String time = "--timestamp, such as 2026-03-01T14:30:22";
        String what = !option.equals("--run-id")
                ? "does not say when the test ended; give " + time
                : undated
                        ? "says neither which run it is nor when the test ended; give " + id + ", and " + time
                        : "does not say which run it is; give " + id;
        return new NotImported(request.file() + ": " + what);
    }

    private ImportedRun into(ImportRequest.Into into, Result result, RunDocument.Source source) throws NotImported {
        Optional<String> within = ArchiveDoor.within(request.out(), into.archive());
        if (within.isPresent()) {
            throw new NotImported("--out " + within.get());
        }
        ArchivedRun run = chosen(into);
        if (!run.file().toString().endsWith(".json")) {
            throw new NotImported(run.file() + ": has only a row of this run and no run JSON; import it with --run-id");
        }
        try {
            return new ImportedRun(
                    run.facts().key().runId(),
                    RunDocument.into(Files.readAllBytes(run.file()), result, source),
                    result,
                    false);
        } catch (IOException gone) {
            throw new NotImported(run.file() + ": cannot be read; check that it is there, and its permissions");
        }
    }

    private ArchivedRun chosen(ImportRequest.Into into) throws NotImported {
        var opening = ArchiveDoor.open(into.archive(), request.zone(), MetricCatalogue.standard(), Optional.empty());
        if (opening instanceof ArchiveDoor.Opening.Refused refused) {
            throw new NotImported(refused.line());
        }
        RunArchive archive = ((ArchiveDoor.Opening.Opened) opening).archive();
        RunChoice.Choice choice = new RunChoice(archive, request.zone()).of(Optional.of(into.runId()));
        if (choice instanceof RunChoice.Choice.None none) {
            throw new NotImported(none.line());
        }
        return ((RunChoice.Choice.Found) choice).run();
    }

    private Result only(ResultFormats.Read read) throws NotImported {
        if (read.results().size() == 1) {
            return read.results().get(0);
        }
        throw new NotImported(request.file() + ": holds " + read.results().size()
                + " executions, and --into is for one; import them as runs of their own");
    }

    private Told told(List<ImportedRun> runs, boolean underLoad) throws NotImported, NotWritten {
        for (ImportedRun run : runs) {
            if (run.result().figures().size() == 0) {
                throw new NotImported(
                        request.file() + ": holds no number that was measured; did the test make any request?");
            }
        }
        ImportFolder folder = new ImportFolder(request.out(), request.zone());
        List<ImportedRun> written = folder.write(runs);
        Optional<String> unknown = request.into().isPresent()
                ? Optional.empty()
                : folder.unknown(written, request.told().keySet(), underLoad);
        List<String> said = Stream.concat(written.stream().flatMap(run -> leftOut(run).stream()), unknown.stream())
                .toList();
        return new Told(Exit.DONE, folder.lines(runs, written), said);
    }

    private Optional<String> leftOut(ImportedRun run) {
        List<String> all = run.result().figures().leftOut();
        return all.isEmpty() ? Optional.empty() : Optional.of(request.file() + ": left out: " + Shown.of(all));
    }

    private static Told refused(int exitCode, String line) {
        return new Told(exitCode, List.of(), List.of(line));
    }
}
