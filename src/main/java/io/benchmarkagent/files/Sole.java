package io.benchmarkagent.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * That nobody else does the same in a folder, held by a lock that the death of the process gives back. The file stays: it is the lock
 * that counts, and not whether there is one.
 */
public final class Sole implements AutoCloseable {
    private final FileChannel locked;

    private Sole(FileChannel locked) {
        this.locked = locked;
    }

    /** Empty where somebody else is it, in this process or another; nobody waits. */
    public static Optional<Sole> at(Path file) throws NotWritten {
        try {
            Files.createDirectories(file.resolveSibling(""));
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            Optional<Sole> sole = locked(channel);
            if (sole.isEmpty()) {
                channel.close();
            }
            return sole;
        } catch (IOException failure) {
            throw new NotWritten(file, failure);
        }
    }

    private static Optional<Sole> locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                return Optional.empty();
            }
        } catch (OverlappingFileLockException here) {
            return Optional.empty();
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.UTF_8)));
        return Optional.of(new Sole(channel));
    }

    @Override
    public void close() {
        try (locked) {
            // the lock goes with it
        } catch (IOException goneAnyway) {
            // nothing was written that could be lost
        }
    }
}
