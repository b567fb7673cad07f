package io.benchmarkagent;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** What processes under test do, done once, so that the class-data archive has the classes of it: how each ends is of no account. */
final class Rehearsal {
    private static final String NOBODY = "127.0.0.1:1";
    private static final String SAMPLE = "sample-benchmarks";
    private static final long PATIENCE_MILLIS = 30_000;

    private Rehearsal() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        Path alone = copy(folder.resolve("alone")); // with no evidence, so that a Prometheus is asked
        String out = folder.resolve("out").toString();
        String incident = "gcp-amd-20260301-143022";
        run(
                "report",
                "--archive",
                alone.toString(),
                "--run-id",
                incident,
                "--out",
                out,
                "--prometheus-url",
                "http://" + NOBODY);
        run("report", "--archive", SAMPLE, "--latest", "--out", out, "--publish", "github");
        run("backfill", "--archive", SAMPLE, "--out", out, "--last", "1d");
        run("query", "--archive", SAMPLE, "which services use most memory?");
        run("chat", "--archive", SAMPLE);
        for (String command : new String[] {"backfill", "worker"}) {
            run(
                    command,
                    "--archive",
                    SAMPLE,
                    "--out",
                    out,
                    "--database",
                    "jdbc:postgresql://" + NOBODY + "/none",
                    "--broker",
                    "amqp://" + NOBODY);
        }
        served(out);
    }

    private static void run(String... arguments) {
        PrintStream told = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        BenchmarkAgent.run(arguments, Map.of("PGPASSWORD", "none"), told, told);
    }

    private static void served(String out) throws InterruptedException {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream told = new PrintStream(err, true, StandardCharsets.UTF_8);
        Thread serving = new Thread(() -> BenchmarkAgent.run(
                new String[] {"serve", "--archive", SAMPLE, "--out", out, "--port", "0"}, Map.of(), told, told));
        serving.start();
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (!err.toString(StandardCharsets.UTF_8).contains("serving ") && System.currentTimeMillis() < end) {
            Thread.sleep(10);
        }
        serving.interrupt();
        serving.join(PATIENCE_MILLIS);
    }

    private static Path copy(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> runs = Files.list(Path.of(SAMPLE))) {
            for (Path run : (Iterable<Path>) runs.filter(Files::isRegularFile)::iterator) {
                Files.copy(run, folder.resolve(run.getFileName()));
            }
        }
        return folder;
    }
}
