package io.benchmarkagent;

import static io.benchmarkagent.Folder.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.OpenAiServer;
import io.benchmarkagent.fixtures.PrometheusProxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SIGTERM and SIGINT: the end within two seconds, whatever is waited for, and nothing half-written. */
class StopTest {
    private static final long SECONDS = 2;

    private final Path tmp;
    private final Path out;
    private final Path log;
    private final Path archive;
    private final Path home;

    StopTest(@TempDir Path tmp) throws IOException {
        this.tmp = tmp;
        out = tmp.resolve("out");
        log = tmp.resolve("log");
        home = tmp.resolve("home");
        archive = Folder.copy(SAMPLE, tmp.resolve("archive")).toAbsolutePath();
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130"})
    void whilePrometheusHangs(String signal, int exitCode) throws IOException, InterruptedException {
        try (PrometheusProxy prometheus = PrometheusProxy.hanging()) {
            Process process = begin(Map.of(), AgentProcess.command(options(), arguments(prometheus)));
            stops(process, () -> prometheus.asked() > 0, signal, exitCode);
        }
        assertThat(Folder.text(log)).startsWith("benchmark-agent: stopped; ").hasLineCount(1);
    }

    @Test
    void whoAskedAQuestionIsToldOfNoReport() throws IOException, InterruptedException {
        try (PrometheusProxy prometheus = PrometheusProxy.hanging()) {
            Process process = begin(
                    Map.of(),
                    AgentProcess.command(
                            options(),
                            "query",
                            "-v",
                            "--archive",
                            archive.toString(),
                            "--prometheus-url",
                            prometheus.url(),
                            "promql: up"));
            stops(process, () -> prometheus.asked() > 0, "INT", 130);
            assertThat(Folder.text(log))
                    .endsWith("\nasking Prometheus at " + prometheus.url()
                            + "\nbenchmark-agent: stopped; there is no answer yet, ask again\n");
        }
    }

    @Test
    void whileAModelHangs() throws IOException, InterruptedException {
        try (OpenAiServer model = OpenAiServer.that(OpenAiServer.hangs())) {
            Process process = begin(
                    Map.of("OPENAI_BASE_URL", model.baseUrl(), "OPENAI_API_KEY", OpenAiServer.KEY),
                    AgentProcess.command(options(), Agent.arguments(archive, out, List.of("--latest"))));
            stops(process, () -> !model.asked().isEmpty(), "TERM", 143);
        }
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130"})
    void throughTheLauncherWhilePrometheusHangs(String signal, int exitCode) throws IOException, InterruptedException {
        installed();
        try (PrometheusProxy prometheus = PrometheusProxy.hanging()) {
            Process process = begin(launched(), launcher(arguments(prometheus)));
            stops(process, () -> prometheus.asked() > 0, signal, exitCode);
        }
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130"})
    void throughTheLauncherWhileItsFirstStartIsRehearsed(String signal, int exitCode)
            throws IOException, InterruptedException {
        installed();
        Files.createDirectories(home.resolve("sample-benchmarks"));
        stops(begin(launched(), launcher("--version")), () -> isThere("rehearsing"), signal, exitCode);
        assertThat(Folder.files(tmp.resolve("cache"))).as("class archives").isEmpty();
        assertThat(Folder.files(tmp.resolve("shell"))).isEmpty();
        assertThat(isRunning("rehearsing")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130"})
    void throughTheLauncherWhileItIsBuilt(String signal, int exitCode) throws IOException, InterruptedException {
        installed();
        Files.delete(home.resolve("target/app/benchmark-agent.jar"));
        stops(begin(launched(), launcher("--version")), () -> isThere("building"), signal, exitCode);
        assertThat(isRunning("building")).isFalse();
        assertThat(Folder.files(tmp.resolve("shell"))).isEmpty();
        assertThat(home.resolve("target/.building"))
                .as("what is there is not believed")
                .exists();
    }

    private void stops(Process process, BooleanSupplier isUnderWay, String signal, int exitCode)
            throws IOException, InterruptedException {
        while (!isUnderWay.getAsBoolean()) {
            assertThat(process.isAlive()).as(Folder.text(log)).isTrue();
            LockSupport.parkNanos(1_000_000);
        }
        new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                .start()
                .waitFor();
        boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended).as("ended within " + SECONDS + " s").isTrue();
        assertThat(process.exitValue()).as(Folder.text(log)).isEqualTo(exitCode);
        assertThat(Folder.text(log)).contains("benchmark-agent: stopped");
        assertThat(Folder.files(out)).isEmpty();
        assertThat(Folder.files(tmp.resolve("temporary"))).isEmpty();
    }

    /** What ignores SIGINT, as all does that a script starts in the background, hands that on. */
    private Process begin(Map<String, String> environment, List<String> command) throws IOException {
        List<String> hearing = new ArrayList<>(List.of("env", "--default-signal=INT,TERM"));
        hearing.addAll(command);
        Files.createDirectories(tmp.resolve("temporary"));
        ProcessBuilder builder =
                new ProcessBuilder(hearing).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("OPENAI") || name.startsWith("PROMETHEUS"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private String[] arguments(PrometheusProxy prometheus) {
        return Agent.arguments(archive, out, List.of("--latest"), "--prometheus-url", prometheus.url(), "--llm", "off");
    }

    private List<String> options() {
        return List.of("-Djava.io.tmpdir=" + tmp.resolve("temporary").toAbsolutePath());
    }

    private List<String> launcher(String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(home.resolve("benchmark-agent").toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    private Map<String, String> launched() throws IOException {
        Map<String, String> environment = new HashMap<>();
        environment.put("JAVA_HOME", home.resolve("jdk").toString());
        environment.put("PATH", home.resolve("bin") + ":" + System.getenv("PATH"));
        environment.put("XDG_CACHE_HOME", tmp.resolve("cache").toString());
        environment.put("TMPDIR", Files.createDirectories(tmp.resolve("shell")).toString());
        return environment;
    }

    /** The launcher as it is, beside a jar that is this class path, with a Java that never ends a rehearsal and a Maven that hangs. */
    private void installed() throws IOException {
        Files.createDirectories(home.resolve("target/app"));
        Files.copy(Path.of("benchmark-agent"), home.resolve("benchmark-agent"));
        home.resolve("benchmark-agent").toFile().setExecutable(true);
        Files.writeString(home.resolve("target/app/benchmark-agent.jar"), "");
        executable("bin/mvn", waiting("building"));
        String agent = String.join("' '", AgentProcess.command(options()));
        executable(
                "jdk/bin/java",
                "case \"$*\" in *ArchiveClassesAtExit*) " + waiting("rehearsing") + ";; esac\n"
                        + "while [ \"$1\" != -jar ]; do shift; done; shift 2\nexec '" + agent + "' \"$@\"\n");
    }

    /** Says that it runs, ignores what asks it to end, and holds its place. */
    private String waiting(String name) {
        return "trap '' TERM INT; echo $$ > " + tmp.resolve(name) + "; exec sleep 60\n";
    }

    private void executable(String name, String script) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(home.resolve(name).getParent());
        Files.writeString(file, "#!/bin/bash\n" + script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private boolean isThere(String name) {
        return Files.exists(tmp.resolve(name))
                && !Folder.text(tmp.resolve(name)).isEmpty();
    }

    private boolean isRunning(String name) {
        return ProcessHandle.of(Long.parseLong(Folder.text(tmp.resolve(name)).strip()))
                .map(ProcessHandle::isAlive)
                .orElse(false);
    }
}
