package io.benchmarkagent.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Files of one folder that are written beside and renamed together, in the order they were written. What is not published is taken
 * away at the end, and what dead processes left at the beginning. For one thread.
 */
public final class Draft implements AutoCloseable {
    private static final Set<StandardOpenOption> ANEW =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);

    private final Path folder;
    private final boolean lasting;
    private final Turn turn;
    private final Map<Path, Path> targets = new LinkedHashMap<>();

    private Draft(Path folder, boolean lasting, Turn turn) {
        this.folder = folder;
        this.lasting = lasting;
        this.turn = turn;
    }

    /** In a folder that is made where there is none; waits while another process writes there. */
    public static Draft in(Path folder) throws NotWritten {
        return in(folder, false);
    }

    /** As {@link #in}, and what is published also outlives a crash of the machine. */
    public static Draft lasting(Path folder) throws NotWritten {
        return in(folder, true);
    }

    private static Draft in(Path folder, boolean lasting) throws NotWritten {
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new NotWritten(folder, failure);
        }
        Turn turn = Turn.in(folder);
        if (turn.isOurs()) {
            Temporary.sweep(folder);
        }
        return new Draft(folder, lasting, turn);
    }

    /** Takes away what a process that died left in a folder; where there is nothing of the kind, nothing is touched. */
    public static void tidy(Path folder) {
        if (Files.exists(folder.resolve(Turn.FILE))) {
            try (Turn turn = Turn.in(folder)) {
                if (turn.isOurs()) {
                    Temporary.sweep(folder);
                }
            }
        }
    }

    /** Whether no other process writes into the folder until this is closed; else the wait for it was given up. */
    public boolean isAlone() {
        return turn.isOurs();
    }

    /** What is written into a file. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    public void write(String name, Content content) throws NotWritten {
        write(name, content, Set.of());
    }

    /** As {@link #write}, and nobody but the owner can ever read it, where the file system knows owners. */
    public void writeForOwner(String name, Content content) throws NotWritten {
        boolean knowsOwners =
                folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        write(name, content, knowsOwners ? PosixFilePermissions.fromString("rw-------") : Set.of());
    }

    private void write(String name, Content content, Set<PosixFilePermission> only) throws NotWritten {
        Path target = folder.resolve(name);
        Path beside = Temporary.beside(folder, name);
        LooseEnds.add(beside);
        targets.put(beside, target);
        try {
            write(beside, content, only);
        } catch (IOException failure) {
            throw new NotWritten(target, failure);
        }
    }

    /** All that was written since the last time, under their names. */
    public void publish() throws NotWritten {
        for (Path target : targets.values()) {
            if (Files.isDirectory(target)) {
                throw new NotWritten(target, new FileAlreadyExistsException(target.toString()));
            }
        }
        try {
            LooseEnds.atOnce(this::rename);
        } catch (NotWritten failure) {
            throw failure;
        } catch (IOException failure) {
            throw new NotWritten(folder, failure);
        }
        forget();
    }

    /** One that was published before, and holds no longer. */
    public void delete(String name) throws NotWritten {
        Path target = folder.resolve(name);
        try {
            Files.deleteIfExists(target);
        } catch (IOException failure) {
            throw new NotWritten(target, failure);
        }
    }

    @Override
    public void close() {
        targets.keySet().forEach(LooseEnds::delete);
        forget();
        turn.close();
    }

    /** @param only these permissions, from the first byte on; empty for the usual ones */
    private void write(Path beside, Content content, Set<PosixFilePermission> only) throws IOException {
        FileAttribute<?>[] attributes = only.isEmpty()
                ? new FileAttribute<?>[0]
                : new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(only)};
        try (FileChannel file = FileChannel.open(beside, ANEW, attributes);
                OutputStream out = Channels.newOutputStream(file)) {
            content.writeTo(out);
            if (lasting) {
                file.force(true);
            }
        }
    }

    private void rename() throws IOException {
        for (Map.Entry<Path, Path> file : targets.entrySet()) {
            try {
                Files.move(
                        file.getKey(),
                        file.getValue(),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException failure) {
                throw new NotWritten(file.getValue(), failure);
            }
        }
    }

    private void forget() {
        targets.keySet().forEach(LooseEnds::remove);
        targets.clear();
    }
}
