package io.benchmarkagent.source.imported;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * k6's summary at the end of a test, in both of its shapes: what {@code handleSummary} is given (each metric has a type and values) and
 * what {@code --summary-export} writes (each metric is its values, and its type is told by them).
 */
final class K6Summary implements ResultFormat {
    private static final Set<String> OF_EVERY_TEST = Set.of("iterations", "vus", "vus_max", "http_reqs");

    @Override
    public String word() {
        return "k6";
    }

    @Override
    public String inWords() {
        return "a k6 summary";
    }

    @Override
    public boolean fits(ResultFile file) {
        return file.json()
                .map(json -> json.path("metrics"))
                .filter(metrics -> OF_EVERY_TEST.stream()
                        .anyMatch(name -> metrics.path(name).isObject()))
                .isPresent();
    }

    @Override
    public List<Result> read(ResultFile file, Wanted wanted) {
        JsonNode summary = file.json().orElseThrow();
        JsonNode metrics = summary.path("metrics");
        Figures figures = new Figures();
        metrics.properties().forEach(metric -> K6Metric.of(metric.getKey(), metric.getValue())
                .into(figures));
        return List.of(Result.undated(seconds(summary), users(metrics), figures));
    }

    /** An export does not say how long the test was, but a total and its rate do. */
    private static OptionalDouble seconds(JsonNode summary) {
        JsonNode millis = summary.path("state").path("testRunDurationMs");
        return millis.isNumber() && millis.doubleValue() > 0
                ? OptionalDouble.of(millis.doubleValue() / 1000)
                : Stream.of("iterations", "http_reqs", "data_received")
                        .map(name -> K6Metric.values(summary.path("metrics").path(name)))
                        .filter(total -> total.path("count").doubleValue(0) > 0)
                        .filter(total -> total.path("rate").doubleValue(0) > 0)
                        .mapToDouble(total -> total.path("count").doubleValue()
                                / total.path("rate").doubleValue())
                        .findFirst();
    }

    /** As many as the test set up; how many were busy at once depends on when k6 looked. */
    private static OptionalDouble users(JsonNode metrics) {
        JsonNode most = K6Metric.values(metrics.path("vus_max")).path("max");
        return most.isNumber() ? OptionalDouble.of(most.doubleValue()) : OptionalDouble.empty();
    }
}
