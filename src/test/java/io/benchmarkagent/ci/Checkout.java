package io.benchmarkagent.ci;

import io.benchmarkagent.BenchmarkAgent;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The repository as a runner lays it down for its action: the launcher, what users plug in, a few sources. {@code target/app} is as a
 * cache kept it: older than the sources, so that who does not know that the cache's key vouches for them would build, and a jar that
 * only names the classes under test.
 */
record Checkout(Path folder) {

    static Checkout at(Path folder) throws IOException {
        for (String part : List.of("benchmark-agent", "pom.xml", "ci/github", "templates")) {
            copy(Path.of(part), folder.resolve(part));
        }
        Files.createDirectories(folder.resolve("src/main"));
        Files.writeString(folder.resolve("src/main/Source.java"), "class Source {}\n");
        Path jar = folder.resolve("target/app/benchmark-agent.jar");
        Files.createDirectories(jar.getParent());
        try (JarOutputStream empty = new JarOutputStream(Files.newOutputStream(jar), manifest())) {
            empty.finish();
        }
        Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        return new Checkout(folder);
    }

    Path action() {
        return folder.resolve("ci/github");
    }

    private static Manifest manifest() {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, BenchmarkAgent.class.getName());
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath());
        return manifest;
    }

    private static String classPath() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(all.split(File.pathSeparator))
                .filter(entry -> !entry.contains("test-classes"))
                .map(entry -> Path.of(entry).toUri().toString())
                .collect(Collectors.joining(" "));
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
                Files.copy(file, to, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
                Files.setLastModifiedTime(to, FileTime.from(Instant.parse("2026-02-01T00:00:00Z")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
