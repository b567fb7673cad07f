package io.benchmarkagent.ask.talk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that nobody but their owner reads, where the file system knows owners. */
public final class Private {
    private Private() {}

    /** A line more at the end of a file, which is made where there is none; in one write, so that two writers do not mix. */
    public static void append(Path file, String line) throws IOException {
        make(file);
        Files.write(file, (line + "\n").getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
    }

    static void folder(Path folder) throws IOException {
        if (knowsOwners(folder)) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static void make(Path file) throws IOException {
        Path folder = file.toAbsolutePath().resolveSibling("");
        Files.createDirectories(folder);
        try {
            Files.createFile(file, knowsOwners(folder) ? ofOwner() : new FileAttribute<?>[0]);
        } catch (FileAlreadyExistsException there) {
            // with the mode it was made with
        }
    }

    private static FileAttribute<?>[] ofOwner() {
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        };
    }

    private static boolean knowsOwners(Path folder) {
        return Files.getFileAttributeView(folder, PosixFileAttributeView.class) != null;
    }
}
