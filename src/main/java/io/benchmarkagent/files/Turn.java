package io.benchmarkagent.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The turn of one process to write into a folder, held by a lock on a file in it. The system gives the lock back when the process
 * dies; the file goes with the turn, and one that a dead process left is taken over.
 */
final class Turn implements AutoCloseable {
    static final String FILE = ".lock";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long PAUSE_MILLIS = 3;

    /** Of this process: a lock is the process's, and closing the file a second time anywhere in it would give the lock back. */
    private static final Set<Path> HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final Optional<Held> held;

    private Turn(Path file, Optional<Held> held) {
        this.file = file;
        this.held = held;
    }

    /**
     * The file that was locked, and the file that has its name: the same. Both stay open as long as the lock is to hold, for closing
     * either gives it back.
     */
    private record Held(FileChannel locked, FileChannel named) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            try (locked;
                    named) {
                // the lock goes with them
            }
        }
    }

    /** Waits for the turn, and goes without one where that takes too long or there are no locks. */
    static Turn in(Path folder) {
        Path file = folder.toAbsolutePath().normalize().resolve(FILE);
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            do {
                Optional<Turn> turn = attempt(file);
                if (turn.isPresent()) {
                    return turn.get();
                }
                Thread.sleep(PAUSE_MILLIS);
            } while (System.nanoTime() < end);
        } catch (IOException noLocks) {
            return new Turn(file, Optional.empty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Turn(file, Optional.empty());
    }

    /** Whether nobody else writes into the folder until this is closed. */
    boolean isOurs() {
        return held.isPresent();
    }

    @Override
    public void close() {
        if (held.isPresent()) {
            LooseEnds.delete(
                    file); // before the lock is given back: whoever waits for it then sees that the file is gone
            LooseEnds.remove(file);
            release(held.get());
            HERE.remove(file);
        }
    }

    private static Optional<Turn> attempt(Path file) throws IOException {
        if (!HERE.add(file)) {
            return Optional.empty();
        }
        Optional<Held> held = Optional.empty();
        try {
            held = held(file);
            return held.map(one -> new Turn(file, Optional.of(one)));
        } finally {
            if (held.isEmpty()) {
                HERE.remove(file);
            }
        }
    }

    private static Optional<Held> held(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        Optional<Held> held = Optional.empty();
        try {
            Optional<FileLock> lock = Optional.ofNullable(channel.tryLock());
            held = lock.isPresent() ? stillNamed(file, channel) : Optional.empty();
            return held;
        } catch (IOException noRoom) {
            deleteIfEmpty(file);
            throw noRoom;
        } finally {
            if (held.isEmpty()) {
                channel.close();
            }
        }
    }

    /** Whether the name still means the file that was locked, and not one made after that was deleted: it shows what we write. */
    private static Optional<Held> stillNamed(Path file, FileChannel locked) throws IOException {
        byte[] token = (ProcessHandle.current().pid() + " " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
        locked.truncate(0);
        locked.write(ByteBuffer.wrap(token));
        try {
            Held held = new Held(locked, FileChannel.open(file, StandardOpenOption.READ));
            if (shows(held.named(), token)) {
                LooseEnds.add(file);
                return Optional.of(held);
            }
            release(held);
            return Optional.empty();
        } catch (NoSuchFileException deleted) {
            return Optional.empty();
        }
    }

    private static boolean shows(FileChannel named, byte[] token) throws IOException {
        ByteBuffer shown = ByteBuffer.allocate(token.length);
        named.read(shown, 0);
        return Arrays.equals(shown.array(), token);
    }

    private static void deleteIfEmpty(Path file) {
        try {
            if (Files.size(file) == 0) {
                LooseEnds.delete(file);
            }
        } catch (IOException gone) {
            // as it should be
        }
    }

    private static void release(Held held) {
        try {
            held.close();
        } catch (IOException closed) {
            // the lock goes with the process at the latest
        }
    }
}
