package io.benchmarkagent.pipeline;

import io.benchmarkagent.report.Renderer;
import io.benchmarkagent.report.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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

    /** @throws UncheckedIOException naming the file that could not be written */
    public void write(Report report, Path folder) {
        try {
            Files.createDirectories(folder);
            for (Renderer renderer : renderers) {
                replace(folder.resolve(renderer.fileName()), renderer.render(report));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void replace(Path file, String text) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        Path half = folder.resolve(
                "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            Files.writeString(half, text, StandardCharsets.UTF_8);
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(half);
        }
    }
}
