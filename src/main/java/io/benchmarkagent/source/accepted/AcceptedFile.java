package io.benchmarkagent.source.accepted;

import io.benchmarkagent.files.Draft;
import io.benchmarkagent.files.NotWritten;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** {@code benchmark-agent-accepted.yaml}: read whole, and only ever added to. */
public record AcceptedFile(Path path) {
    public static final String NAME = "benchmark-agent-accepted.yaml";

    private static final int LARGEST = 1 << 20;
    private static final String HEAD =
            """
            # Levels that were declared the new normal, by `benchmark-agent accept`; to be reviewed like code.
            # Baselines start with the run named here, and what it shows fails no gate. Take an entry out to undo it.
            accepted:
            """;

    /** Beside the settings file. */
    public static AcceptedFile beside(Path settings) {
        return new AcceptedFile(settings.resolveSibling(NAME));
    }

    /** What is in it; nothing where there is no such file. */
    public Entries read() {
        if (!Files.exists(path)) {
            return Entries.NONE;
        }
        try {
            return Entries.of(text());
        } catch (CharacterCodingException noText) {
            return Entries.unreadable("is no UTF-8 text");
        } catch (IOException unreadable) {
            return Entries.unreadable("cannot be read (" + unreadable.getClass().getSimpleName() + ")");
        }
    }

    /** A file that cannot be added to; its message is the line to show. */
    public static final class NotAdded extends Exception {
        private static final long serialVersionUID = 1L;

        NotAdded(String line) {
            super(line);
        }
    }

    /** Behind what is there, which stays as it is to the byte; one at a time, and whole or not at all. */
    public void add(Entry entry) throws NotAdded, NotWritten {
        Path name = Optional.ofNullable(path.getFileName()).orElseThrow();
        try (Draft draft = Draft.lasting(path.toAbsolutePath().resolveSibling("."))) {
            String all = with(entry);
            draft.write(name.toString(), out -> out.write(all.getBytes(StandardCharsets.UTF_8)));
            draft.publish();
        }
    }

    private String with(Entry entry) throws NotAdded {
        Entries before = read();
        if (!before.problems().isEmpty()) {
            throw new NotAdded(path + before.problems().get(0).where() + " "
                    + before.problems().get(0).what() + "; mend it first, nothing was added");
        }
        String text = before.text().isBlank() && before.entries().isEmpty() ? before.text() + HEAD : before.text();
        String all = text + (text.endsWith("\n") ? "" : "\n") + entry.yaml(before.indent());
        Entries after = Entries.of(all);
        if (!after.problems().isEmpty()
                || after.entries().size() != before.entries().size() + 1) {
            throw new NotAdded(path + ": an entry cannot be added at its end, since something else is there; write"
                    + " 'accepted:' last, with a list of one entry for each dash");
        }
        return all;
    }

    private String text() throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new IOException("over 1 MB");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        }
    }
}
