package io.benchmarkagent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An archive of runs an hour apart in which the CPU of checkout goes up by half from one run on and stays there, and in the newest run,
 * where it is told to, CPU and memory of cart double. Everything else is its mean with 2 % of noise.
 */
record SteppedArchive(Path folder, int runs, int step, boolean incident) {
    static final String CPU = "cpu.utilization_pct";

    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<String> SERVICES = List.of("ad", "cart", "checkout", "currency", "email", "frontend");

    SteppedArchive write() throws IOException {
        Files.createDirectories(folder);
        Random random = new Random(7);
        for (int i = 0; i < runs; i++) {
            Files.writeString(folder.resolve(name(i) + ".json"), run(i, random));
        }
        return this;
    }

    String name(int run) {
        return "run-" + run;
    }

    String newest() {
        return name(runs - 1);
    }

    private String run(int i, Random random) {
        Instant time = FIRST.plus(Duration.ofHours(i));
        String pods = IntStream.range(0, SERVICES.size())
                .mapToObj(s -> pod(SERVICES.get(s), 10 + 3 * s, 40 + 10 * s, i, random))
                .collect(Collectors.joining(",\n"));
        return "{\"run_id\": \"" + name(i) + "\", \"timestamp\": \"" + time.plusSeconds(3010)
                + "\", \"cloud\": \"gcp\",\n"
                + "\"load_profile\": {\"duration_seconds\": 3000, \"start_time\": \"" + time + "\", \"end_time\": \""
                + time.plusSeconds(3000) + "\"},\n\"metrics\": {\"request_rate_rps\": " + noisy(50, random)
                + "},\n\"pods\": [" + pods + "]}";
    }

    private String pod(String service, double cpu, double memory, int i, Random random) {
        double stepped = service.equals("checkout") && i >= step ? 1.5 : 1;
        double doubled = incident && service.equals("cart") && i == runs - 1 ? 2 : 1;
        return "{\"pod_name\": \"" + service + "-75d897db69-bnz99\", \"container_name\": \"server\", \"metrics\": {"
                + "\"cpu\": {\"avg_utilization_pct\": " + noisy(cpu * stepped * doubled, random) + "}, \"memory\": {"
                + "\"avg_usage_mb\": " + noisy(memory * doubled, random) + "}}}";
    }

    private static double noisy(double mean, Random random) {
        return mean * Math.exp(.02 * random.nextGaussian());
    }
}
