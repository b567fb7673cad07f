package io.benchmarkagent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The whole program in a JVM of its own: another locale, another time zone, one processor. Variables of this process do not reach it. */
final class AgentProcess {
    private static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m");
    private static final List<String> ELSEWHERE = Stream.concat(
                    QUICK.stream(),
                    Stream.of(
                            "-Duser.language=de",
                            "-Duser.country=DE",
                            "-Dfile.encoding=ISO-8859-1",
                            "-XX:ActiveProcessorCount=1",
                            "-XX:+IgnoreUnrecognizedVMOptions",
                            "-XX:+UnlockDiagnosticVMOptions",
                            "-XX:-UseLibmIntrinsic"))
            .toList();

    private AgentProcess() {}

    /** As on a machine in German, with the clock of Kolkata, Latin-1 files, one processor and its logarithms. */
    static Ran elsewhere(String... arguments) throws IOException, InterruptedException {
        return run(Path.of(""), Map.of("TZ", "Asia/Kolkata", "LC_ALL", "C"), ELSEWHERE, arguments);
    }

    /** With this working folder and only these variables. */
    static Ran in(Path folder, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        return run(folder, environment, QUICK, arguments);
    }

    /** Begun and left to itself; both streams go to this file. Temporary files go to that folder. */
    static Process begin(Path log, Path temporary, Map<String, String> environment, String... arguments)
            throws IOException {
        Files.createDirectories(temporary);
        return process(environment, with(QUICK, "-Djava.io.tmpdir=" + temporary.toAbsolutePath()), arguments)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /** What to run from a shell, with such options of the JVM. */
    static List<String> command(List<String> options, String... arguments) {
        return process(Map.of(), with(QUICK, options.toArray(String[]::new)), arguments)
                .command();
    }

    private static List<String> with(List<String> options, String... more) {
        return Stream.concat(options.stream(), Stream.of(more)).toList();
    }

    private static Ran run(Path folder, Map<String, String> environment, List<String> options, String... arguments)
            throws IOException, InterruptedException {
        return ran(process(environment, options, arguments)
                .directory(folder.toAbsolutePath().toFile()));
    }

    /** Any process, to its end. */
    static Ran ran(ProcessBuilder builder) throws IOException, InterruptedException {
        Path out = Files.createTempFile("agent", ".out");
        Path err = Files.createTempFile("agent", ".err");
        Process process =
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException("no end after two minutes: " + Files.readString(err));
        }
        Ran ran = new Ran(process.exitValue(), Files.readString(out), Files.readString(err));
        Files.delete(out);
        Files.delete(err);
        return ran;
    }

    private static ProcessBuilder process(Map<String, String> environment, List<String> options, String[] arguments) {
        List<String> command = new ArrayList<>(List.of(java()));
        AgentArchive agent = AgentArchive.ofThisBuild();
        command.addAll(List.of("-Xshare:auto", "-Xlog:disable", "-Xlog:all=error:stderr"));
        command.addAll(options);
        command.addAll(List.of(agent.shared(), "-cp", agent.jar().toString()));
        command.add(BenchmarkAgent.class.getName());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
