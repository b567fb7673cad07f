package io.benchmarkagent.pipeline;

import io.benchmarkagent.run.MetricCatalogue;
import io.benchmarkagent.source.RunArchive;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;

/** Opens the archive that was asked for, or says in one line why it cannot be opened. */
public final class ArchiveDoor {
    private ArchiveDoor() {}

    /** An archive, or a refusal. */
    public sealed interface Opening {
        record Opened(RunArchive archive) implements Opening {}

        record Refused(String line) implements Opening {}
    }

    /** @param cache where an index of the headers is kept; empty for none */
    public static Opening open(Path folder, ZoneId zone, MetricCatalogue catalogue, Optional<Path> cache) {
        Optional<String> noFolder = noFolder(folder);
        if (noFolder.isPresent()) {
            return new Opening.Refused(noFolder.get());
        }
        try {
            return new Opening.Opened(new RunArchive(folder, zone, catalogue, cache));
        } catch (UncheckedIOException unreachable) {
            return new Opening.Refused(folder + ": the folder cannot be listed; check its permissions");
        }
    }

    /** The same for reports, which are written outside of it. */
    static Opening open(ReportRequest request, MetricCatalogue catalogue, Optional<Path> cache) {
        if (noFolder(request.archive()).isEmpty()
                && RealPath.of(request.out()).startsWith(RealPath.of(request.archive()))) {
            return new Opening.Refused("--out " + request.out() + " is within the archive " + request.archive()
                    + ", which is only read; give a folder outside it");
        }
        return open(request.archive(), request.zone(), catalogue, cache);
    }

    /** Why nothing may be written there, where that is so: the archive is only read. */
    public static Optional<String> within(Path file, Path archive) {
        return RealPath.of(file).startsWith(RealPath.of(archive))
                ? Optional.of(
                        file + " is within the archive " + archive + ", which is only read; give a place outside it")
                : Optional.empty();
    }

    static Optional<String> noFolder(Path folder) {
        if (Files.isDirectory(folder)) {
            return Optional.empty();
        }
        String problem = Files.exists(folder) ? "is a file and no folder" : "there is no such folder";
        return Optional.of("'" + folder + "': " + problem + "; give the pipeline's folder with --archive");
    }
}
