package io.benchmarkagent.pipeline;

import io.benchmarkagent.run.RunKey;
import io.benchmarkagent.source.RunArchive;
import java.nio.file.Path;
import java.util.List;

/** Where a run's report goes, and where its evidence may already be: beside the report, then beside the archive. */
record Folders(Path report, Path archived) {

    static Folders of(RunKey key, RunArchive archive, ReportRequest request) {
        String name = RunFolder.name(key, archive.isLatest(key), request.zone());
        return new Folders(
                request.out().resolve(name),
                request.archive().resolve("evidence").resolve(name));
    }

    Path recordInto(String source) {
        return report.resolve("evidence").resolve(source);
    }

    List<Path> recorded(String source) {
        return List.of(recordInto(source), archived.resolve(source));
    }
}
