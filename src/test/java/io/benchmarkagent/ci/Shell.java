package io.benchmarkagent.ci;

import io.benchmarkagent.AgentArchive;
import io.benchmarkagent.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs scripts in a folder, with these variables and no others but one that makes our JVM begin sooner. */
record Shell(Path folder, Map<String, String> environment) {

    /** As a runner of GitHub does what {@code shell: bash} says. */
    Ran bash(String script) throws IOException, InterruptedException {
        return run(List.of("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script));
    }

    Ran run(List<String> command) throws IOException, InterruptedException {
        Path out = Files.createTempFile("shell", ".out");
        Path err = Files.createTempFile("shell", ".err");
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment()
                .put("BENCHMARK_AGENT_OPTS", AgentArchive.ofThisBuild().shared());
        builder.environment().putAll(environment);
        Process process =
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException("no end after a minute: " + command);
        }
        Ran ran = new Ran(process.exitValue(), Files.readString(out), Files.readString(err));
        Files.delete(out);
        Files.delete(err);
        return ran;
    }
}
