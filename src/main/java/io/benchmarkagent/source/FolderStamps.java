package io.benchmarkagent.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What tells whether anything in a folder is other than it was, without a file being opened. */
public final class FolderStamps {
    /** Beyond that it takes longer to look than what is saved by it. */
    private static final int MOST = 20_000;

    /** A file that was written within the tick of its clock may be written again and keep its time. Source: git's "racy" entries. */
    private static final Duration SETTLED = Duration.ofSeconds(2);

    private FolderStamps() {}

    /**
     * Of everything that lies so deep at most; of a file, of itself; "" where nothing is. Empty where that cannot be told: there is too
     * much of it, it is being written to, or it cannot be listed.
     */
    public static Optional<String> of(Path place, int depth, Instant now) {
        return of(place, depth, now, (root, path, is) -> path + " " + written(is) + " " + is.fileKey());
    }

    /** As {@link #of}, and alike on every machine that has the same files, wherever it has them. */
    public static Optional<String> onAnyMachine(Path place, int depth, Instant now) {
        return of(
                place,
                depth,
                now,
                (root, path, is) -> root.relativize(path) + " " + (is.isDirectory() ? "" : written(is)));
    }

    /** What tells one file from another. */
    private interface Telling {
        String of(Path root, Path path, BasicFileAttributes is);
    }

    private static Optional<String> of(Path place, int depth, Instant now, Telling telling) {
        if (!Files.exists(place)) {
            return Optional.of("");
        }
        try {
            List<String> stamps = stamps(place.toRealPath(), depth, now.minus(SETTLED), telling);
            return stamps.size() > MOST || stamps.contains("")
                    ? Optional.empty()
                    : Optional.of(stamps.stream().sorted().collect(Collectors.joining("\n")));
        } catch (IOException | UncheckedIOException unreadable) {
            return Optional.empty();
        }
    }

    /** "" is of one that is too young. */
    private static List<String> stamps(Path root, int depth, Instant settled, Telling telling) throws IOException {
        List<String> stamps = new ArrayList<>();
        BiPredicate<Path, BasicFileAttributes> stamped = (path, is) ->
                stamps.add(is.lastModifiedTime().toInstant().isAfter(settled) ? "" : telling.of(root, path, is));
        try (Stream<Path> all = Files.find(root, depth, stamped)) {
            long ignored = all.limit(MOST + 1L).count();
        }
        return stamps;
    }

    private static String written(BasicFileAttributes is) {
        return is.size() + " " + is.lastModifiedTime().to(TimeUnit.NANOSECONDS);
    }
}
