package io.benchmarkagent.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The samples of a day as their authors wrote them down, one file for each pod: what a right answer says is computed from these, and by
 * nothing that the product or Prometheus computes.
 */
final class RawDay {
    private static final LocalDate DAY = LocalDate.parse("2022-08-22");
    /** The CPU column is in percent of one core, whatever its name says. */
    private static final Map<String, String> COLUMNS = Map.of(
            "cpu", "CpuUsage(m)",
            "memory", "MemoryUsage(Mi)",
            "requests", "PodWorkload(Ops)",
            "p95", "PodServerLatencyP95(s)",
            "received", "NetworkReceiveBytes");
    /** Latencies are written down in seconds, and asked for in milliseconds. */
    private static final Map<String, Double> SCALES = Map.of("p95", 1000.0);

    private final Map<String, List<Row>> pods;

    private RawDay(Map<String, List<Row>> pods) {
        this.pods = pods;
    }

    private record Row(Instant at, Map<String, Double> values) {}

    /** @param data with {@code nezha/rca_data} in it */
    static RawDay in(Path data) throws IOException {
        Map<String, List<Row>> pods = new TreeMap<>();
        try (Stream<Path> files = Files.list(data.resolve("nezha/rca_data/2022-08-22/metric"))) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith("_metric.csv")).toList()) {
                pods.put(file.getFileName().toString().replaceFirst("-.*", ""), rows(Files.readAllLines(file)));
            }
        }
        return new RawDay(pods);
    }

    private static List<Row> rows(List<String> lines) {
        String[] head = lines.get(0).split(",");
        return lines.stream()
                .skip(1)
                .map(line -> row(head, line.split(",", -1)))
                .sorted(Comparator.comparing(Row::at))
                .toList();
    }

    private static Row row(String[] head, String[] cells) {
        Map<String, Double> values = new TreeMap<>();
        for (int i = 3; i < head.length; i++) {
            values.put(head[i], cells[i].isEmpty() ? Double.NaN : Double.parseDouble(cells[i]));
        }
        String time = cells[0].substring(0, 19);
        return new Row(Instant.parse(time.replace(' ', 'T') + "Z"), values);
    }

    /** {@code "mean cpu frontend 13:40 13:50"}: mean, median, max or min of what was sampled then, or the last sample {@code at} a time. */
    double value(String wanted) {
        String[] words = wanted.split(" ");
        if (words[0].equals("sumat")) {
            return pods.keySet().stream()
                    .mapToDouble(pod -> value("at " + words[1] + " " + pod + " " + words[3] + " " + words[4]))
                    .sum();
        }
        double[] values = values(words[1], words[2], moment(words[3]), moment(words[4]), words[0].equals("at"));
        return switch (words[0]) {
            case "mean" -> Arrays.stream(values).average().orElseThrow();
            case "median" -> median(values);
            case "max" -> Arrays.stream(values).max().orElseThrow();
            case "min" -> Arrays.stream(values).min().orElseThrow();
            case "at" -> values[values.length - 1];
            default -> throw new IllegalArgumentException("'" + words[0] + "' is no statistic: " + wanted);
        };
    }

    private static double median(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** {@code "memory 13:45 13:46"}: who had the highest mean then. */
    String most(String wanted) {
        String[] words = wanted.split(" ");
        NavigableMap<Double, String> byMean = new TreeMap<>();
        pods.keySet()
                .forEach(pod ->
                        byMean.put(value("mean " + words[0] + " " + pod + " " + words[1] + " " + words[2]), pod));
        return byMean.lastEntry().getValue();
    }

    private double[] values(String column, String pod, Instant from, Instant to, boolean upTo) {
        String name = Optional.ofNullable(COLUMNS.get(column)).orElseThrow();
        Instant first = upTo ? from.minusSeconds(300) : from;
        return Optional.ofNullable(pods.get(pod)).orElseThrow().stream()
                .filter(row -> !row.at().isBefore(first) && !row.at().isAfter(to))
                .mapToDouble(row -> row.values().getOrDefault(name, Double.NaN) * SCALES.getOrDefault(column, 1.0))
                .filter(Double::isFinite)
                .toArray();
    }

    private static Instant moment(String time) {
        return DAY.atTime(LocalTime.parse(time)).toInstant(ZoneOffset.UTC);
    }
}
