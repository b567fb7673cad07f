package io.benchmarkagent.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
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
        if (!Files.exists(place)) {
            return Optional.of("");
        }
        try {
            List<String> stamps = stamps(place.toRealPath(), depth, now.minus(SETTLED));
            return stamps.size() > MOST || stamps.contains("")
                    ? Optional.empty()
                    : Optional.of(stamps.stream().sorted().collect(Collectors.joining("\n")));
        } catch (IOException | UncheckedIOException unreadable) {
            return Optional.empty();
        }
    }

    /** "" is of one that is too young. */
    private static List<String> stamps(Path place, int depth, Instant settled) throws IOException {
        List<String> stamps = new ArrayList<>();
        try (Stream<Path> all = Files.find(place, depth, (path, is) -> stamps.add(stamp(path, is, settled)))) {
            long ignored = all.limit(MOST + 1L).count();
        }
        return stamps;
    }

    private static String stamp(Path path, BasicFileAttributes is, Instant settled) {
        FileTime changed = is.lastModifiedTime();
        return changed.toInstant().isAfter(settled)
                ? ""
                : path + " " + is.size() + " " + changed.to(TimeUnit.NANOSECONDS) + " " + is.fileKey();
    }
}
