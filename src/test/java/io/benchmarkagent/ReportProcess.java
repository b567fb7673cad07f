package io.benchmarkagent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** One report under way in a process of its own, in front of a Prometheus; its stages are read from what it prints. */
record ReportProcess(Process process, Path log, Path folder) {
    private static final long PEEP_NANOS = 100_000;

    /** Of the incident, with its log and its temporary files below {@code tmp}. */
    static ReportProcess begin(AgentArchive agent, Path archive, Path tmp, Path out, String url) throws IOException {
        Path log = tmp.resolve("log");
        Files.deleteIfExists(log);
        Process process = agent.begin(log, tmp.resolve("temporary"), arguments(archive, out, url));
        return new ReportProcess(process, log, out.resolve(Folder.INCIDENT));
    }

    static String[] arguments(Path archive, Path out, String url) {
        return Agent.arguments(
                archive.toAbsolutePath(), out, List.of("--latest"), "--prometheus-url", url, "--llm", "off", "-v");
    }

    /** The last stage that was told, or none yet. */
    String stage() {
        return Files.exists(log)
                ? Folder.text(log)
                        .lines()
                        .filter(line -> line.matches("[a-z]+"))
                        .reduce("", (earlier, later) -> later)
                : "";
    }

    /** Waits for something, or for the end of the process, whichever is first. */
    ReportProcess until(BooleanSupplier happened) {
        while (process.isAlive() && !happened.getAsBoolean()) {
            LockSupport.parkNanos(PEEP_NANOS);
        }
        return this;
    }

    ReportProcess and(Duration longer) {
        long end = System.nanoTime() + longer.toNanos();
        return until(() -> System.nanoTime() >= end);
    }

    /** With SIGKILL; whether it was alive until then. */
    boolean killed() throws InterruptedException {
        process.destroyForcibly();
        return process.waitFor() == 137;
    }

    int exit() throws InterruptedException {
        return process.waitFor();
    }
}
