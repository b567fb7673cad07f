package io.benchmarkagent.pipeline;

import io.benchmarkagent.baseline.BaselineSettings;
import io.benchmarkagent.baseline.CohortChooser;
import io.benchmarkagent.baseline.CohortField;
import io.benchmarkagent.baseline.CohortFields;
import io.benchmarkagent.files.Draft;
import io.benchmarkagent.files.NotWritten;
import io.benchmarkagent.run.MetricCatalogue;
import io.benchmarkagent.run.RunFacts;
import io.benchmarkagent.source.ArchivedRun;
import io.benchmarkagent.source.RunArchive;
import io.benchmarkagent.source.imported.NotImported;
import io.benchmarkagent.source.imported.RunDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The folder of imported runs: only ever added to, and never one that the pipeline writes. */
final class ImportFolder {
    private final Path folder;
    private final ZoneId zone;

    ImportFolder(Path folder, ZoneId zone) {
        this.folder = folder;
        this.zone = zone;
    }

    /** The runs that were written: all of them, or of a file that remembers those that are new. */
    List<ImportedRun> write(List<ImportedRun> runs) throws NotImported, NotWritten {
        if (Files.isDirectory(folder)) {
            refuseForeign(archive());
        }
        try (Draft draft = Draft.lasting(folder)) {
            RunArchive before = archive();
            List<ImportedRun> fresh = new ArrayList<>();
            for (ImportedRun run : runs) {
                boolean known = Files.exists(folder.resolve(run.fileName()))
                        || before.latest(run.runId()).isPresent();
                if (known && !run.oneOfMany()) {
                    throw new NotImported(folder + " has a run " + run.runId()
                            + " already, and nothing is overwritten; give another --run-id or --out");
                }
                if (!known) {
                    draft.write(run.fileName(), out -> out.write(run.document().bytes()));
                    fresh.add(run);
                }
            }
            draft.publish();
            return fresh;
        }
    }

    /** What was done, a line for each run, or one for many. */
    List<String> lines(List<ImportedRun> asked, List<ImportedRun> written) {
        int there = asked.size() - written.size();
        if (asked.size() > 1 || there > 0) {
            return List.of(folder + ": " + written.size() + (written.size() == 1 ? " new run" : " new runs")
                    + (there > 0 ? ", " + there + " were there" : ""));
        }
        return written.stream().map(this::line).toList();
    }

    /** Which facts nobody told of what was written, and what follows from it. */
    Optional<String> unknown(List<ImportedRun> written, Set<String> told, boolean underLoad) {
        RunArchive archive = archive();
        List<String> fields = written.stream()
                .flatMap(run -> archive.latest(run.runId()).stream())
                .flatMap(run -> unknown(run.facts(), told, underLoad))
                .distinct()
                .toList();
        return fields.isEmpty()
                ? Optional.empty()
                : Optional.of("unknown: " + String.join(", ", fields)
                        + "; such a run is compared only with runs in which they are unknown too; tell them with "
                        + fields.stream().map(ImportFolder::option).collect(Collectors.joining(", "))
                        + ", or say 'unknown'");
    }

    private static Stream<String> unknown(RunFacts run, Set<String> told, boolean underLoad) {
        Stream<CohortField> load = underLoad ? CohortFields.load(0).stream() : Stream.of();
        return Stream.concat(CohortFields.machines().stream(), load)
                .filter(field -> field.show(run).equals(CohortField.UNKNOWN) && !told.contains(field.name()))
                .map(CohortField::name);
    }

    private static String option(String field) {
        return "--" + field.replace('_', '-');
    }

    private String line(ImportedRun run) {
        RunArchive archive = archive();
        int comparable = archive.latest(run.runId())
                .map(here -> new CohortChooser(BaselineSettings.STANDARD)
                        .among(archive.runs().stream().map(ArchivedRun::facts).toList())
                        .earlier(here.facts()))
                .orElse(0);
        var figures = run.result().figures();
        return folder.resolve(run.fileName()) + ": " + figures.size() + (figures.size() == 1 ? " figure" : " figures")
                + (figures.subjects() > 0
                        ? " of the test and of " + figures.subjects()
                                + (figures.subjects() == 1 ? " subject" : " subjects")
                        : "")
                + "; "
                + comparable + (comparable == 1 ? " earlier run is" : " earlier runs are") + " comparable";
    }

    private RunArchive archive() {
        return new RunArchive(folder, zone, MetricCatalogue.standard());
    }

    /** What the pipeline wrote says nothing of an import. */
    private void refuseForeign(RunArchive archive) throws NotImported {
        Optional<ArchivedRun> newest = archive.latest();
        if (newest.isPresent() && !wasImported(newest.get().file())) {
            throw new NotImported("--out " + folder
                    + " holds runs that were not imported, and an archive is only read; give a folder of its own");
        }
    }

    private static boolean wasImported(Path file) {
        try {
            return Files.readString(file).contains("\"" + RunDocument.IMPORTED + "\"");
        } catch (IOException unreadable) {
            return false;
        }
    }
}
