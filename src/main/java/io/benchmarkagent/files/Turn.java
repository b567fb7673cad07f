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
    private final Optional<FileChannel> channel;

    private Turn(Path file, Optional<FileChannel> channel) {
        this.file = file;
        this.channel = channel;
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
        return channel.isPresent();
    }

    @Override
    public void close() {
        if (isOurs()) {
            LooseEnds.delete(
                    file); // before the lock is given back: whoever waits for it then sees that the file is gone
            LooseEnds.remove(file);
            release(file, channel);
        }
    }

    private static Optional<Turn> attempt(Path file) throws IOException {
        if (!HERE.add(file)) {
            return Optional.empty();
        }
        Optional<FileChannel> locked = Optional.empty();
        try {
            locked = locked(file);
            return locked.map(channel -> new Turn(file, Optional.of(channel)));
        } finally {
            if (locked.isEmpty()) {
                release(file, locked);
            }
        }
    }

    private static Optional<FileChannel> locked(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean ours = false;
        try {
            Optional<FileLock> lock = Optional.ofNullable(channel.tryLock());
            ours = lock.isPresent() && isStillThere(file, channel);
            return ours ? Optional.of(channel) : Optional.empty();
        } catch (IOException noRoom) {
            deleteIfEmpty(file);
            throw noRoom;
        } finally {
            if (!ours) {
                channel.close();
            }
        }
    }

    /** Whether the name still means the file that was locked, and not one made after that was deleted: it shows what we write. */
    private static boolean isStillThere(Path file, FileChannel locked) throws IOException {
        String token = ProcessHandle.current().pid() + " " + UUID.randomUUID();
        locked.truncate(0);
        locked.write(ByteBuffer.wrap(token.getBytes(StandardCharsets.UTF_8)));
        try {
            boolean same = Files.readString(file, StandardCharsets.UTF_8).equals(token);
            if (same) {
                LooseEnds.add(file);
            }
            return same;
        } catch (NoSuchFileException deleted) {
            return false;
        }
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

    private static void release(Path file, Optional<FileChannel> channel) {
        try {
            if (channel.isPresent()) {
                channel.get().close();
            }
        } catch (IOException closed) {
            // the lock goes with the process at the latest
        } finally {
            HERE.remove(file);
        }
    }
}
