package io.benchmarkagent.source.prometheus;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/**
 * Keeps live answers. Each file is written beside and renamed, the index after it, so a job that is killed leaves answers that
 * count or files that nothing names. Used by several threads.
 */
final class Recorder {
    private final Path folder;
    private final SortedMap<String, IndexEntry> entries = new TreeMap<>();
    private boolean begun;

    Recorder(Path folder) {
        this.folder = folder;
    }

    synchronized void keep(String id, IndexEntry entry, Path body) throws IOException {
        begin();
        Path beside = Index.beside(folder, id);
        try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(beside))) {
            Files.copy(body, packed);
        }
        Files.move(
                beside,
                folder.resolve(id + ".json.gz"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        entries.put(id, entry);
        Index.write(folder, entries);
    }

    /** Answers that are there already stay; with an index in place, even an empty one, a torso is never taken for handmade. */
    private void begin() throws IOException {
        if (begun) {
            return;
        }
        Files.createDirectories(folder);
        if (Files.exists(folder.resolve(Index.FILE))) {
            entries.putAll(readable());
        }
        Index.write(folder, entries);
        begun = true;
    }

    private SortedMap<String, IndexEntry> readable() {
        try {
            return Index.read(folder);
        } catch (IOException unreadable) {
            return new TreeMap<>(); // reported when it was read; its answers are being asked anew
        }
    }
}
