package io.benchmarkagent;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The whole program in this JVM: arguments and environment variables in, exit code and both streams out. */
public final class Agent {
    private final Map<String, String> environment;

    private Agent(Map<String, String> environment) {
        this.environment = environment;
    }

    /** With no environment variables at all. */
    public static Agent bare() {
        return new Agent(Map.of());
    }

    public static Agent of(Map<String, String> environment) {
        return new Agent(Map.copyOf(environment));
    }

    public Agent with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new Agent(more);
    }

    public Ran run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = BenchmarkAgent.run(arguments, environment, utf8(out), utf8(err));
        return new Ran(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** The same with these lines on standard input. */
    Ran hearing(List<String> lines, String... arguments) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)));
        try {
            return run(arguments);
        } finally {
            System.setIn(before);
        }
    }

    /** {@code report} of the newest run of an archive into a folder, and what else is asked. */
    Ran latest(Path archive, Path out, String... more) {
        return run(arguments(archive, out, List.of("--latest"), more));
    }

    /** {@code report} of a certain run of an archive into a folder, and what else is asked. */
    public Ran report(String runId, Path archive, Path out, String... more) {
        return run(arguments(archive, out, List.of("--run-id", runId), more));
    }

    static String[] arguments(Path archive, Path out, List<String> which, String... more) {
        List<String> all = new ArrayList<>(List.of("report", "--archive", archive.toString(), "--out", out.toString()));
        all.addAll(which);
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private static PrintStream utf8(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
