package io.benchmarkagent.pipeline;

import io.benchmarkagent.run.MetricCatalogue;
import io.benchmarkagent.source.RunArchive;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemReader;

/** Yields the run that was asked for, once. What cannot be found travels on as a value. */
final class RunReader implements ItemReader<RunReading> {
    private final ReportRequest request;
    private final MetricCatalogue catalogue;
    private final Optional<Path> cache;
    private boolean done;

    RunReader(ReportRequest request, MetricCatalogue catalogue, Optional<Path> cache) {
        this.request = request;
        this.catalogue = catalogue;
        this.cache = cache;
    }

    @Override
    public @Nullable RunReading read() {
        if (done) {
            return null;
        }
        done = true;
        return choose();
    }

    private RunReading choose() {
        Optional<String> noFolder = ArchiveDoor.noFolder(request.archive());
        if (noFolder.isPresent()) {
            return refused(noFolder.get());
        }
        if (RealPath.of(request.out()).startsWith(RealPath.of(request.archive()))) {
            return refused("--out " + request.out() + " is within the archive " + request.archive()
                    + ", which is only read; give a folder outside it");
        }
        ArchiveDoor.Opening opening = ArchiveDoor.open(request.archive(), request.zone(), catalogue, cache);
        return opening instanceof ArchiveDoor.Opening.Opened opened
                ? choose(opened.archive())
                : refused(((ArchiveDoor.Opening.Refused) opening).line());
    }

    private RunReading choose(RunArchive archive) {
        RunChoice.Choice choice = new RunChoice(archive, request.zone()).of(request.run());
        return choice instanceof RunChoice.Choice.Found found
                ? new RunReading.Chosen(found.run(), archive)
                : refused(((RunChoice.Choice.None) choice).line());
    }

    private static RunReading refused(String line) {
        return new RunReading.NotChosen(new Outcome.Refused(Exit.BAD_INPUT, line));
    }
}
