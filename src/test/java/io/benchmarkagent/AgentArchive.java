package io.benchmarkagent;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** The program as it is installed: a jar and a class-data archive, so that hundreds of processes start in a third of the time. */
record AgentArchive(String classPath, Path archive) {
    private static final List<String> QUIETLY =
            List.of("-Xshare:auto", "-Xlog:disable", "-Xlog:all=error:stderr", "-XX:TieredStopAtLevel=1");

    /** Made from the classes under test, with what one such command loads. */
    static AgentArchive in(Path folder, String... rehearsal) throws IOException, InterruptedException {
        AgentArchive made = at(folder);
        pack(Path.of("target", "classes"), folder.resolve("agent.jar"));
        Process process = new ProcessBuilder(made.command("-XX:ArchiveClassesAtExit=" + made.archive, rehearsal))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("rehearsal.log").toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IOException(Files.readString(folder.resolve("rehearsal.log")));
        }
        return made;
    }

    /** Of the classes as they are compiled now: whoever needs it first makes it, for every process of every test. */
    static AgentArchive ofThisBuild() {
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
            Path whole = folder.resolve("whole");
            if (Files.exists(whole)) {
                return at(folder);
            }
            Files.createDirectories(folder);
            AgentArchive made = in(
                    folder,
                    "report",
                    "--archive",
                    Path.of("sample-benchmarks").toString(),
                    "--latest",
                    "--llm",
                    "off",
                    "--out",
                    folder.resolve("reports").toString());
            Files.createFile(whole);
            return made;
        }

        private static String stamp() throws IOException {
            long newest = 0;
            for (Path one : Folder.files(Path.of("target", "classes"))) {
                newest = Math.max(newest, Files.getLastModifiedTime(one).toMillis());
            }
            return Long.toString(newest);
        }
    }

    private static AgentArchive at(Path folder) {
        return new AgentArchive(
                folder.resolve("agent.jar") + File.pathSeparator + libraries(AgentProcess.classPath()),
                folder.resolve("agent.jsa"));
    }

    /** Both streams go to the log, temporary files to that folder. */
    Process begin(Path log, Path temporary, String... arguments) throws IOException {
        return begin(log, temporary, Map.of(), arguments);
    }

    /** The same with these variables as well. */
    Process begin(Path log, Path temporary, Map<String, String> environment, String... arguments) throws IOException {
        Files.createDirectories(temporary);
        List<String> command = command("-XX:SharedArchiveFile=" + archive, arguments);
        command.add(1, "-Djava.io.tmpdir=" + temporary.toAbsolutePath());
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private List<String> command(String option, String... arguments) {
        List<String> command = new ArrayList<>(List.of(AgentProcess.java(), "-XX:+UseSerialGC", "-Xmx512m"));
        command.addAll(QUIETLY);
        command.addAll(List.of(option, "-cp", classPath, BenchmarkAgent.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static String libraries(String classPath) {
        return Stream.of(classPath.split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            for (Path one : Folder.files(classes)) {
                out.putNextEntry(new ZipEntry(classes.relativize(one).toString().replace(File.separatorChar, '/')));
                Files.copy(one, out);
                out.closeEntry();
            }
        }
    }
}
