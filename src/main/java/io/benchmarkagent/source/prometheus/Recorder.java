package io.benchmarkagent.source.prometheus;

import io.benchmarkagent.files.Draft;
import io.benchmarkagent.files.NotWritten;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/**
 * Keeps live answers: a body, then the index that names it, so a job that is killed leaves answers that count or files that nothing
 * names. What another process has put into the index meanwhile stays in it. Used by several threads.
 */
final class Recorder {
    private final Path folder;

    Recorder(Path folder) {
        this.folder = folder;
    }

    synchronized void keep(String id, IndexEntry entry, Body body) throws NotWritten {
        try (Draft draft = Draft.in(folder)) {
            SortedMap<String, IndexEntry> entries = readable();
            withoutOther(draft, entries, id, entry);
            draft.write(id + ".json.gz", out -> pack(body, out));
            entries.put(id, entry);
            write(draft, entries);
            draft.publish();
        }
    }

    /**
     * No index names a body that is another one by then; and with an index in place, even an empty one, a body that nothing names
     * is never taken for handmade.
     */
    private void withoutOther(Draft draft, SortedMap<String, IndexEntry> entries, String id, IndexEntry entry)
            throws NotWritten {
        boolean other = entries.containsKey(id) && !entry.equals(entries.remove(id));
        if (other || !Files.exists(folder.resolve(Index.FILE))) {
            write(draft, entries);
            draft.publish();
        }
    }

    private static void write(Draft draft, SortedMap<String, IndexEntry> entries) throws NotWritten {
        draft.write(Index.FILE, out -> out.write(Index.text(entries).getBytes(StandardCharsets.UTF_8)));
    }

    private static void pack(Body body, OutputStream out) throws IOException {
        try (InputStream in = body.read();
                GZIPOutputStream packed = new GZIPOutputStream(out)) {
            in.transferTo(packed);
        }
    }

    /** What is in the index now: another process may have written it. */
    private SortedMap<String, IndexEntry> readable() {
        if (!Files.exists(folder.resolve(Index.FILE))) {
            return new TreeMap<>();
        }
        try {
            return Index.read(folder);
        } catch (IOException unreadable) {
            return new TreeMap<>(); // reported when it was read; its answers are being asked anew
        }
    }
}
