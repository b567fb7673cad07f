package io.benchmarkagent.evaluation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * BARO's robust score (Pham et al. 2024) for comparison: of each series the largest distance from the median of the ten minutes before,
 * in interquartile ranges of those; a service has its farthest series', a call counts for the called.
 */
record Baro(List<String> ranking, String series) {
    private static final List<String> SEEN =
            List.of("cpu", "memory", "request-rate", "latency-p95", "edge-latency-p50", "edge-transit-p50");
    private static final long BEFORE = 600;

    static Baro of(Path evidence, Instant start, Instant end) throws IOException {
        Map<String, Double> scores = new TreeMap<>();
        for (String query : SEEN) {
            Path file = evidence.resolve(query + ".json.gz");
            if (Files.exists(file)) {
                answer(file)
                        .path("data")
                        .path("result")
                        .forEach(one -> scores.merge(
                                subject(one.path("metric")),
                                score(one.path("values"), start.getEpochSecond(), end.getEpochSecond()),
                                Math::max));
            }
        }
        List<String> ranking = scores.entrySet().stream()
                .filter(e -> e.getValue() > 0)
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
        return new Baro(ranking, String.join(", ", SEEN));
    }

    private static JsonNode answer(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return JsonMapper.shared().readTree(in);
        }
    }

    private static String subject(JsonNode labels) {
        return Stream.of("destination_workload", "service", "pod")
                .filter(labels::has)
                .findFirst()
                .map(label -> labels.path(label).asString().replaceFirst("-[a-z0-9]{6,10}-[a-z0-9]{5}$", ""))
                .orElse("");
    }

    private static double score(JsonNode values, long start, long end) {
        List<Double> before = new ArrayList<>();
        List<Double> during = new ArrayList<>();
        for (JsonNode point : values) {
            double time = point.path(0).asDouble();
            double value = Double.parseDouble(point.path(1).asString());
            if (Double.isFinite(value) && time >= start - BEFORE && time <= end) {
                (time < start ? before : during).add(value);
            }
        }
        if (before.isEmpty() || during.isEmpty()) {
            return 0;
        }
        double[] quiet = before.stream().mapToDouble(Double::doubleValue).toArray();
        Percentile quantiles = new Percentile().withEstimationType(Percentile.EstimationType.R_7);
        double range = quantiles.evaluate(quiet, 75) - quantiles.evaluate(quiet, 25);
        double median = quantiles.evaluate(quiet, 50);
        double far =
                during.stream().mapToDouble(x -> Math.abs(x - median)).max().orElse(0);
        return far / (range > 0 ? range : 1);
    }
}
