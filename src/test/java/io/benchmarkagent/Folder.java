package io.benchmarkagent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What tests ask of folders. */
final class Folder {
    static final Path SAMPLE = Path.of("sample-benchmarks");
    static final String INCIDENT = "gcp-amd-20260301-143022";
    static final String QUIET = "gcp-intel-20260301-091207";

    private Folder() {}

    /** The folder's run JSONs and its cluster summary, without evidence, to be spoilt. */
    static Path copy(Path archive, Path to) throws IOException {
        Files.createDirectories(to);
        for (Path file : files(archive)) {
            if (archive.equals(file.getParent())) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return to;
    }

    /** Every file below, oldest name first; none where there is no such folder. */
    static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The findings of every report in it, while others may be written: no file is looked at that may vanish. */
    static List<Path> findings(Path out) {
        String[] reports = out.toFile().list();
        return reports == null
                ? List.of()
                : Stream.of(reports)
                        .sorted()
                        .map(report -> out.resolve(report).resolve("findings.json"))
                        .filter(Files::isRegularFile)
                        .toList();
    }

    /** Everything below by its name: its time and, of a file, its bytes. */
    static SortedMap<String, String> state(Path folder) throws IOException {
        SortedMap<String, String> state = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.toList()) {
                String bytes = Files.isDirectory(path) ? "" : Files.readString(path, StandardCharsets.ISO_8859_1);
                state.put(folder.relativize(path).toString(), Files.getLastModifiedTime(path) + " " + bytes);
            }
        }
        return state;
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
