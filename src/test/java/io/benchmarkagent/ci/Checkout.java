package io.benchmarkagent.ci;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;

import io.benchmarkagent.AgentArchive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The repository as a runner lays it down for its action: the launcher, what users plug in, a few sources. {@code target/app} is as a
 * cache kept it: older than the sources, so that who does not know that the cache's key vouches for them would build.
 */
record Checkout(Path folder) {

    static Checkout at(Path folder) throws IOException {
        for (String part : List.of("benchmark-agent", "pom.xml", "ci/github", "templates")) {
            copy(Path.of(part), folder.resolve(part));
        }
        Files.createDirectories(folder.resolve("src/main"));
        Files.writeString(folder.resolve("src/main/Source.java"), "class Source {}\n");
        AgentArchive.ofThisBuild().install(folder.resolve("target/app"));
        return new Checkout(folder);
    }

    Path action() {
        return folder.resolve("ci/github");
    }

    /** With everything below, and who may run it. */
    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            all.sorted()
                    .forEach(file ->
                            copyOne(file, to.resolve(from.relativize(file).toString())));
        }
    }

    private static void copyOne(Path file, Path to) {
        try {
            if (Files.isDirectory(file)) {
                Files.createDirectories(to);
            } else {
                Files.createDirectories(to.getParent());
                Files.copy(file, to, COPY_ATTRIBUTES);
                Files.setLastModifiedTime(to, FileTime.from(Instant.parse("2026-02-01T00:00:00Z")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
