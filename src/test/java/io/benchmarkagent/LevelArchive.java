package io.benchmarkagent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A run a day of one cohort, in which nothing changes but the level of one metric: the latency of {@code service-0}. */
record LevelArchive(Path folder) {
    static final String SUBJECT = "service-0";
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final double CV = 0.02;
    private static final int SERVICES = 8;

    /** @param levels of each run, oldest first; 1 is what it usually is */
    LevelArchive write(double... levels) throws IOException {
        Files.createDirectories(folder);
        Random random = new Random(7);
        for (int i = 0; i < levels.length; i++) {
            Files.writeString(folder.resolve(id(i) + ".json"), run(i, levels[i], random));
        }
        return this;
    }

    static String id(int run) {
        return String.format(Locale.ROOT, "level-%04d", run);
    }

    static Instant time(int run) {
        return FIRST.plus(Duration.ofDays(run));
    }

    private static String run(int i, double level, Random random) {
        String services = IntStream.range(0, SERVICES)
                .mapToObj(s -> "\"service-" + s + "\": {\"latency\": {\"avg_ms\": "
                        + value(20 * (s == 0 ? level : 1), random) + "}, \"memory\": {\"avg_bytes\": "
                        + value(1e8, random) + "}}")
                .collect(Collectors.joining(",\n"));
        return "{\"run_id\": \"" + id(i) + "\", \"timestamp\": \"" + time(i)
                + "\", \"cloud\": \"gcp\",\n\"load_profile\": {\"duration_seconds\": 600},\n"
                + "\"metrics\": {\"request_rate_rps\": " + value(50, random) + "},\n\"services\": {" + services + "}}";
    }

    private static double value(double mean, Random random) {
        return mean * Math.exp(CV * random.nextGaussian());
    }
}
