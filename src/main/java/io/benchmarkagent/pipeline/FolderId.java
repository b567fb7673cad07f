package io.benchmarkagent.pipeline;

import io.benchmarkagent.files.Draft;
import io.benchmarkagent.files.NotWritten;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/** What a folder is called wherever it is mounted: two machines may each have a {@code /reports}, or the same one. */
final class FolderId {
    private static final String FILE = "id.json";
    private static final int LENGTH = 36;

    private FolderId() {}

    /** Made where there is none yet; for whoever is alone in the folder. */
    static String of(Path folder) throws NotWritten {
        Optional<String> there = find(folder);
        if (there.isPresent()) {
            return there.get();
        }
        String id = UUID.randomUUID().toString();
        try (Draft draft = Draft.lasting(folder)) {
            draft.write(FILE, out -> out.write(('"' + id + "\"\n").getBytes(StandardCharsets.UTF_8)));
            draft.publish();
        }
        return id;
    }

    /** Empty where it has none yet. */
    static Optional<String> find(Path folder) {
        return Optional.of(there(folder.resolve(FILE))).filter(id -> id.length() == LENGTH);
    }

    private static String there(Path file) {
        try {
            return Files.readString(file).strip().replace("\"", "");
        } catch (IOException none) {
            return "";
        }
    }
}
