package io.benchmarkagent;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * The program as it is installed: a jar that names its libraries, older than any source, and a class-data archive, so that hundreds of
 * processes start in a third of the time. Made of the classes as they are compiled now by whoever needs it first, for every process of
 * every test.
 */
public record AgentArchive(Path jar, Path archive) {
    private static final Path CLASSES = Path.of("target", "classes");
    private static final String LIBRARIES = "lib";
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<String> QUIETLY =
            List.of("-Xshare:auto", "-Xlog:disable", "-Xlog:all=error:stderr", "-XX:TieredStopAtLevel=1");

    public static AgentArchive ofThisBuild() {
        return ThisBuild.MADE;
    }

    private static final class ThisBuild {
        private static final AgentArchive MADE = made();

        private static AgentArchive made() {
            Path folder = Path.of("target", "agent").toAbsolutePath();
            try {
                Files.createDirectories(folder);
                try (FileChannel file = FileChannel.open(folder.resolve("lock"), CREATE, WRITE);
                        FileLock alone = file.lock()) {
                    return alone.isValid() ? made(folder.resolve(stamp())) : at(folder);
                }
            } catch (IOException | InterruptedException broken) {
                throw new IllegalStateException("the agent under test cannot be packed", broken);
            }
        }

        private static AgentArchive made(Path folder) throws IOException, InterruptedException {
            AgentArchive made = at(folder);
            Path whole = folder.resolve("whole");
            if (!Files.exists(whole)) {
                Files.createDirectories(folder.resolve(LIBRARIES));
                for (Path library : libraries()) {
                    link(folder.resolve(named(library)), library);
                }
                pack(made.jar);
                rehearse(made, folder);
                Files.createFile(whole);
            }
            return made;
        }

        private static String stamp() throws IOException {
            long newest = 0;
            for (Path one : Folder.files(CLASSES)) {
                newest = Math.max(newest, Files.getLastModifiedTime(one).toMillis());
            }
            return Long.toString(newest);
        }
    }

    private static AgentArchive at(Path folder) {
        return new AgentArchive(folder.resolve("agent.jar"), folder.resolve("agent.jsa"));
    }

    private static void rehearse(AgentArchive made, Path folder) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(made.command(
                        List.of("-XX:ArchiveClassesAtExit=" + made.archive),
                        Rehearsal.class.getName(),
                        folder.resolve("rehearsed").toString()))
                .redirectInput(Files.createFile(folder.resolve("nothing")).toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("rehearsal.log").toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IOException(Files.readString(folder.resolve("rehearsal.log")));
        }
    }

    /** Both streams go to the log, temporary files to that folder. */
    Process begin(Path log, Path temporary, String... arguments) throws IOException {
        return begin(log, temporary, Map.of(), arguments);
    }

    /** The same with these variables as well. */
    Process begin(Path log, Path temporary, Map<String, String> environment, String... arguments) throws IOException {
        Files.createDirectories(temporary);
        List<String> command = command(
                List.of(shared(), "-Djava.io.tmpdir=" + temporary.toAbsolutePath()),
                BenchmarkAgent.class.getName(),
                arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** The JVM's option to start with it. */
    public String shared() {
        return "-XX:SharedArchiveFile=" + archive;
    }

    private List<String> command(List<String> options, String main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(AgentProcess.java(), "-XX:+UseSerialGC", "-Xmx512m"));
        command.addAll(QUIETLY);
        command.addAll(options);
        command.addAll(List.of("-cp", jar.toString(), main));
        command.addAll(List.of(arguments));
        return command;
    }

    private static void pack(Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest())) {
            for (Path one : Folder.files(CLASSES)) {
                add(one, CLASSES.relativize(one).toString(), out);
            }
            String rehearsal = Rehearsal.class.getName().replace('.', '/') + ".class";
            add(Path.of("target", "test-classes").resolve(rehearsal), rehearsal, out);
        }
        Files.setLastModifiedTime(jar, FileTime.from(LONG_AGO));
    }

    private static void add(Path file, String name, JarOutputStream out) throws IOException {
        out.putNextEntry(new ZipEntry(name.replace(File.separatorChar, '/')));
        Files.copy(file, out);
        out.closeEntry();
    }

    private static Manifest manifest() {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, BenchmarkAgent.class.getName());
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        libraries().stream().map(AgentArchive::named).collect(Collectors.joining(" ")));
        return manifest;
    }

    /** Beside the jar, as it names them: of others a class-data archive holds nothing. */
    private static String named(Path library) {
        return LIBRARIES + "/" + library.getFileName();
    }

    /** Surefire may start from a jar that only names the class path. */
    private static List<Path> libraries() {
        return Stream.of(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                        .split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .map(Path::of)
                .toList();
    }

    /** Lays the program down elsewhere. */
    public void install(Path app) throws IOException {
        Files.createDirectories(app.resolve(LIBRARIES));
        link(app.resolve("benchmark-agent.jar"), jar);
        for (Path library : libraries()) {
            link(app.resolve(named(library)), library);
        }
    }

    /** The same file where it can be, and what the archive was made of then. */
    private static void link(Path to, Path from) throws IOException {
        try {
            Files.createLink(to, from);
        } catch (FileSystemException another) {
            Files.copy(from, to, COPY_ATTRIBUTES);
        }
    }
}
