package io.benchmarkagent.pipeline;

import io.benchmarkagent.baseline.CohortChooser;
import io.benchmarkagent.run.RunFacts;
import io.benchmarkagent.run.RunKey;
import io.benchmarkagent.source.ArchivedRun;
import io.benchmarkagent.source.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Stream;

/**
 * A digest of what a report's findings rest on: program, settings, what was asked, the run, its cohort, what was observed. Told from
 * the archive's headers and the files as they are, so that it costs no report to learn whether one would still say the same. Runs that
 * are later, and files that are no run, are no part of it.
 */
final class MadeOf {
    private static final String INDEX = "index.json";

    private final Origin origin;
    private final CohortChooser chooser;
    private final ReportRequest request;
    private final Shelf shelf;

    MadeOf(Origin origin, CohortChooser chooser, ReportRequest request, Shelf shelf) {
        this.origin = origin;
        this.chooser = chooser;
        this.request = request;
        this.shelf = shelf;
    }

    /** @param hasSeries whether series of the run were seen: without, those of other runs are not compared with */
    String of(RunFacts run, boolean hasSeries) {
        StringJoiner all = new StringJoiner("\n");
        all.add(origin.agentVersion()).add(origin.madeWith());
        all.add(request.zone().getId()).add(String.valueOf(request.pinned()));
        all.add(request.asOf().map(asOf -> asOf.asked()).orElse(""));
        all.add(shelf.hashes().orNone(request.accepted().path()));
        all.add(content(run.key()));
        evidence(Folders.of(run.key(), shelf.archive(), request)).forEach(file -> all.add(observed(file)));
        for (RunKey member : chooser.members(run, shelf.alike(), Set.of())) {
            all.add(member.runId() + " " + member.timestamp() + " " + content(member));
            if (hasSeries) {
                series(member).forEach(file -> all.add(named(file)));
            }
        }
        return Hashes.of(all.toString());
    }

    private String named(Path file) {
        return file.getFileName() + " " + shelf.hashes().orNone(file);
    }

    /** It may have been asked for anew since it was last looked at. */
    private static String observed(Path file) {
        return file.getFileName() + " " + new FileHashes().orNone(file);
    }

    /** Rows of other runs come and go in the cluster summary; of a row, its numbers count. */
    private String content(RunKey key) {
        ArchivedRun run = shelf.archive().find(key).orElseThrow();
        if (run.file().toString().endsWith(".json")) {
            return shelf.hashes().orNone(run.file());
        }
        Reading row = shelf.archive().read(run);
        return Hashes.of(row.toString());
    }

    private List<Path> series(RunKey member) {
        return shelf.kept().files(shelf.archive().find(member).orElseThrow().facts());
    }

    private static List<Path> evidence(Folders folders) {
        return Stream.of(Collector.PROMETHEUS, Collector.KUBERNETES)
                .flatMap(source -> folders.recorded(source).stream())
                .flatMap(MadeOf::files)
                .toList();
    }

    /** An index has the digest of every answer beside it. */
    private static Stream<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.of();
        }
        if (Files.isRegularFile(folder.resolve(INDEX))) {
            return Stream.of(folder.resolve(INDEX));
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
