package io.benchmarkagent.ask.talk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/** One session's file. */
public final class Session {
    private static final long LARGEST = 64L << 20;

    private final Path file;
    private final Room room;

    Session(Path file, Room room) {
        this.file = file;
        this.room = room;
    }

    /** What is done before the file is there. */
    @FunctionalInterface
    interface Room {
        void make() throws IOException;
    }

    public Path file() {
        return file;
    }

    public void keep(Turn turn) throws IOException {
        append(TurnJson.of(turn));
    }

    /** Which run questions are about from now on. */
    public void keep(Optional<String> run) throws IOException {
        append(TurnJson.of(run));
    }

    /**
     * What a file holds.
     *
     * @param leftOut lines that a kill cut short
     */
    public record Kept(Conversation conversation, int leftOut) {}

    public Kept read() throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new IOException(file + " is larger than any session; move it away");
        }
        Kept all = new Kept(Conversation.NEW, 0);
        for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .lines()
                .toList()) {
            all = line.isBlank() ? all : added(all, line);
        }
        return all;
    }

    private static Kept added(Kept before, String line) {
        try {
            return new Kept(TurnJson.added(before.conversation(), line), before.leftOut());
        } catch (JacksonException | IllegalArgumentException damaged) {
            return new Kept(before.conversation(), before.leftOut() + 1);
        }
    }

    /** A line begins anew, whatever the last one came to. */
    private void append(String line) throws IOException {
        if (!Files.exists(file)) {
            room.make();
            Private.append(file, line);
        } else {
            Private.append(file, endsInALine() ? line : "\n" + line);
        }
    }

    private boolean endsInALine() throws IOException {
        try (SeekableByteChannel bytes = Files.newByteChannel(file)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            bytes.position(Math.max(0, bytes.size() - 1)).read(last);
            return last.get(0) == '\n';
        }
    }
}
