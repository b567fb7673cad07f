package io.benchmarkagent.pipeline;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** SHA-256 of files, each read once: the same run is in the baseline of forty others. */
final class FileHashes {
    private static final String NONE = "none";

    private final Map<Path, String> known = new ConcurrentHashMap<>();

    /** @throws UncheckedIOException where it cannot be read */
    String of(Path file) {
        return known.computeIfAbsent(file, Hashes::of);
    }

    /** One that cannot be read is like no other. */
    String orNone(Path file) {
        try {
            return of(file);
        } catch (UncheckedIOException unreadable) {
            return NONE;
        }
    }
}
