package io.benchmarkagent;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The whole program in a JVM of its own: another locale, another time zone, one processor. Variables of this process do not reach it. */
final class AgentProcess {
    private static final List<String> ELSEWHERE = List.of(
            "-Duser.language=de",
            "-Duser.country=DE",
            "-Dfile.encoding=ISO-8859-1",
            "-XX:ActiveProcessorCount=1",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-Xmx512m");

    private AgentProcess() {}

    /** As on a machine in German, with the clock of Kolkata, Latin-1 files and one processor. */
    static Ran elsewhere(String... arguments) throws IOException, InterruptedException {
        return run(Map.of("TZ", "Asia/Kolkata", "LC_ALL", "C"), ELSEWHERE, arguments);
    }

    private static Ran run(Map<String, String> environment, List<String> options, String... arguments)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile("agent", ".out");
        Path err = Files.createTempFile("agent", ".err");
        Process process = process(environment, options, arguments, out, err).start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException("no end after two minutes: " + Files.readString(err));
        }
        Ran ran = new Ran(process.exitValue(), Files.readString(out), Files.readString(err));
        Files.delete(out);
        Files.delete(err);
        return ran;
    }

    private static ProcessBuilder process(
            Map<String, String> environment, List<String> options, String[] arguments, Path out, Path err) {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), BenchmarkAgent.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Surefire may start from a jar that only names the class path. */
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                .replace("test-classes" + File.pathSeparator, "no-test-classes" + File.pathSeparator);
    }
}
