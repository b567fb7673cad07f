package io.benchmarkagent.pipeline;

import io.benchmarkagent.report.Renderer;
import io.benchmarkagent.report.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;

/** Writes every rendering whole or not at all: to a temporary file, then renamed; findings.json last, as the sign that all are there. */
public final class ReportFiles {
    private final List<Renderer> renderers;

    /** @param renderers in the order they are written */
    public ReportFiles(List<Renderer> renderers) {
        this.renderers = List.copyOf(renderers);
    }

    /** Which file could not be written, and why. */
    public static final class NotWritten extends Exception {
        private static final long serialVersionUID = 1L;

        NotWritten(Path file, IOException cause) {
            super(
                    file + ": the report cannot be written (" + reason(cause)
                            + "); give a folder that can be with --out",
                    cause);
        }
    }

    public void write(Report report, Path folder) throws NotWritten {
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new NotWritten(folder, failure);
        }
        for (Renderer renderer : renderers) {
            write(folder.resolve(renderer.fileName()), renderer.render(report));
        }
    }

    private static void write(Path file, String text) throws NotWritten {
        try {
            replace(file, text);
        } catch (IOException failure) {
            throw new NotWritten(file, failure);
        }
    }

    private static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "a file is in its place";
        }
        String reason = failure instanceof FileSystemException file ? file.getReason() : failure.getMessage();
        return reason == null ? failure.getClass().getSimpleName() : reason;
    }

    private static void replace(Path file, String text) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        Path half = folder.resolve(
                "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            // Not writeString: half a character in somebody's data is no reason for no report.
            Files.write(half, text.getBytes(StandardCharsets.UTF_8));
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(half);
        }
    }
}
