package io.benchmarkagent.source.kubernetes;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** One recorded answer. */
final class ObjectFile {
    private final Kind kind;
    private final Path path;

    private ObjectFile(Kind kind, Path path) {
        this.kind = kind;
        this.path = path;
    }

    /** The files of this kind, in the order of the folders, plain before compressed. Pipes and folders are none: to read a pipe may block. */
    static List<ObjectFile> find(Kind kind, List<Path> folders) {
        return folders.stream()
                .flatMap(folder -> Stream.of(".json", ".json.gz").map(end -> folder.resolve(kind.file() + end)))
                .filter(Files::isRegularFile)
                .map(path -> new ObjectFile(kind, path))
                .toList();
    }

    ObjectList read() throws Refused {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(path));
                InputStream plain = path.toString().endsWith(".gz") ? new GZIPInputStream(file) : file) {
            return ObjectList.read(plain, kind);
        } catch (IOException e) {
            throw new Refused("cannot be read: " + e.getClass().getSimpleName());
        }
    }

    /** The end of its path, the same wherever the archive lies: {@code gcp-intel-…/kubernetes/pods.json}. */
    String place() {
        return path.subpath(Math.max(0, path.getNameCount() - 3), path.getNameCount())
                .toString()
                .replace('\\', '/');
    }

    /** What is wrong with an answer, as a clause after its name. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String what) {
            super(what);
        }

        String what() {
            return String.valueOf(getMessage());
        }
    }
}
