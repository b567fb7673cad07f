package io.benchmarkagent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An archive in which nothing ever changes: every number is its own mean times e to the power of the noise. Half of the metrics are
 * latencies.
 */
record QuietArchive(Path folder, int services, Noise latency, Noise rest) {
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final double CV = 0.05;

    /** With a standard deviation of about 1. */
    interface Noise {
        double next(Random random);
    }

    /** One draw in fifty is seven times as far out as the others. */
    static double withOutliers(Random random) {
        return random.nextGaussian() * (random.nextInt(50) == 0 ? 7 : 1);
    }

    QuietArchive write(int runs) throws IOException {
        Files.createDirectories(folder);
        Random random = new Random(11);
        for (int i = 0; i < runs; i++) {
            Instant time = FIRST.plus(Duration.ofHours(i));
            Files.writeString(folder.resolve("quiet-" + i + ".json"), run("quiet-" + i, time, random));
        }
        return this;
    }

    private String run(String id, Instant time, Random random) {
        String all = IntStream.range(0, services)
                .mapToObj(s -> "\"service-" + s + "\": {\"latency\": {\"avg_ms\": " + value(20 + s, latency, random)
                        + ", \"p95_ms\": " + value(50 + s, latency, random) + "}, \"cpu\": {\"avg_cores\": "
                        + value(2, rest, random) + "}, \"memory\": {\"avg_bytes\": " + value(1e8, rest, random) + "}}")
                .collect(Collectors.joining(",\n"));
        return "{\"run_id\": \"" + id + "\", \"timestamp\": \"" + time + "\", \"cloud\": \"gcp\",\n"
                + "\"load_profile\": {\"duration_seconds\": 600},\n\"metrics\": {\"request_rate_rps\": 50},\n\"services\": {"
                + all + "}}";
    }

    private static double value(double mean, Noise noise, Random random) {
        return mean * Math.exp(CV * noise.next(random));
    }
}
