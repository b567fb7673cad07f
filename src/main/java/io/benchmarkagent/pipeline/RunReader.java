package io.benchmarkagent.pipeline;

import io.benchmarkagent.run.MetricCatalogue;
import io.benchmarkagent.source.RunArchive;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemReader;

/** Yields the runs that are wanted of an archive, one after another. What cannot be found travels on as a value. */
final class RunReader implements ItemReader<RunReading> {
    private final ReportRequest request;
    private final MetricCatalogue catalogue;
    private final Optional<Path> cache;
    private final Function<RunArchive, Iterator<RunReading>> which;
    private Optional<Iterator<RunReading>> left = Optional.empty();

    /** @param which asked once, when the first run is read */
    RunReader(
            ReportRequest request,
            MetricCatalogue catalogue,
            Optional<Path> cache,
            Function<RunArchive, Iterator<RunReading>> which) {
        this.request = request;
        this.catalogue = catalogue;
        this.cache = cache;
        this.which = which;
    }

    /** The one run that was asked for. */
    static Function<RunArchive, Iterator<RunReading>> asked(ReportRequest request) {
        return archive -> {
            RunChoice.Choice choice = new RunChoice(archive, request.zone()).typed(request.run());
            return one(
                    choice instanceof RunChoice.Choice.Found found
                            ? new RunReading.Chosen(found.run(), archive)
                            : refused(((RunChoice.Choice.None) choice).line()));
        };
    }

    @Override
    public @Nullable RunReading read() {
        if (left.isEmpty()) {
            left = Optional.of(open());
        }
        Iterator<RunReading> runs = left.get();
        return runs.hasNext() ? runs.next() : null;
    }

    private Iterator<RunReading> open() {
        ArchiveDoor.Opening opening = ArchiveDoor.open(request, catalogue, cache);
        return opening instanceof ArchiveDoor.Opening.Opened opened
                ? which.apply(opened.archive())
                : one(refused(((ArchiveDoor.Opening.Refused) opening).line()));
    }

    private static Iterator<RunReading> one(RunReading reading) {
        return List.of(reading).iterator();
    }

    private static RunReading refused(String line) {
        return new RunReading.NotChosen(new Outcome.Refused(Exit.BAD_INPUT, line));
    }
}
