package io.benchmarkagent.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One real series of a folder of histories: {@code {"series": [{"id", "points": [[time, run, value]], "labels"}]}}.
 */
final class RecordedHistory {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String id;
    private final double[] values;
    private final Optional<List<Integer>> steps;

    private RecordedHistory(String id, double[] values, Optional<List<Integer>> steps) {
        this.id = id;
        this.values = values;
        this.steps = steps;
    }

    String id() {
        return id;
    }

    double[] values() {
        return values;
    }

    /** Another tool's verdict, where there is one. */
    Optional<List<Integer>> steps() {
        return steps;
    }

    static List<RecordedHistory> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .flatMap(RecordedHistory::read)
                    .toList();
        }
    }

    private static Stream<RecordedHistory> read(Path file) {
        String source = file.getFileName().toString().replace(".json", "");
        return JSON.readTree(file).path("series").valueStream().map(node -> of(source, node));
    }

    private static RecordedHistory of(String source, JsonNode node) {
        double[] values = node.path("points")
                .valueStream()
                .map(point -> point.path(2))
                .filter(JsonNode::isNumber)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
        JsonNode places = node.path("labels").path("change_points");
        Optional<List<Integer>> steps = places.isArray()
                ? Optional.of(places.valueStream().map(JsonNode::asInt).toList())
                : Optional.empty();
        return new RecordedHistory(source + " " + node.path("id").asString(), values, steps);
    }
}
