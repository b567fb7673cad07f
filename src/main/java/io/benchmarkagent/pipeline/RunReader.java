package io.benchmarkagent.pipeline;

import io.benchmarkagent.run.MetricCatalogue;
import io.benchmarkagent.source.RunArchive;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
        if (!Files.isDirectory(request.archive())) {
            String problem = Files.exists(request.archive()) ? "is a file and no folder" : "there is no such folder";
            return refused("'" + request.archive() + "': " + problem + "; give the pipeline's folder with --archive");
        }
        if (RealPath.of(request.out()).startsWith(RealPath.of(request.archive()))) {
            return refused("--out " + request.out() + " is within the archive " + request.archive()
                    + ", which is only read; give a folder outside it");
        }
        try {
            RunArchive archive = new RunArchive(request.archive(), request.zone(), catalogue, cache);
            RunChoice.Choice choice = new RunChoice(archive, request.zone()).of(request.run());
            if (choice instanceof RunChoice.Choice.Found found) {
                return new RunReading.Chosen(found.run(), archive);
            }
            return refused(((RunChoice.Choice.None) choice).line());
        } catch (UncheckedIOException unreachable) {
            return refused(request.archive() + ": the folder cannot be listed; check its permissions");
        }
    }

    private static RunReading refused(String line) {
        return new RunReading.NotChosen(new Outcome.Refused(Exit.BAD_INPUT, line));
    }
}
