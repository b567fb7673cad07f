package io.benchmarkagent.pipeline;

import io.benchmarkagent.detection.SteadyFigures;
import io.benchmarkagent.run.RunFacts;
import io.benchmarkagent.run.RunKey;
import io.benchmarkagent.run.SeriesFigures;
import io.benchmarkagent.source.RunArchive;
import io.benchmarkagent.source.kept.KeptFile;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The reports' folder, as far as earlier reports kept the figures of runs' series in it.
 *
 * @param archive which tells what the folder of a run is called
 */
public record KeptFolder(Path reports, RunArchive archive, ZoneId zone) {

    /** An execution's report moves when its id is used again: until then it was in the folder of its id. */
    Stream<KeptFile> of(RunKey run) {
        return Stream.of(archive.isLatest(run), true)
                .distinct()
                .map(latest -> KeptFile.in(reports.resolve(RunFolder.name(run, latest, zone))));
    }

    /** Of this very run, made as reports make them now; empty where nobody kept any. */
    public Optional<SeriesFigures> figures(RunFacts run) {
        return of(run.key())
                .map(KeptFile::read)
                .flatMap(content ->
                        content instanceof KeptFile.Content.Figures read ? Stream.of(read.figures()) : Stream.of())
                .filter(figures -> figures.isOf(run) && figures.rule().equals(SteadyFigures.RULE))
                .findFirst();
    }
}
