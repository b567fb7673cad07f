package io.benchmarkagent.source;

import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Values of a run JSON that stand where a measurement should and are none: "12.5" as a text, 1e999. */
final class LeftOut {
    private static final int SHOWN = 3;

    private final List<String> all = new ArrayList<>();

    private LeftOut() {}

    static Optional<DataQuality> of(JsonNode document) {
        LeftOut left = new LeftOut();
        List.of("metrics", "normalized_metrics", "services").forEach(name -> left.collect(name, document.path(name)));
        document.path("pods").forEach(pod -> left.collect(pod.path("pod_name").asString("pods"), pod.path("metrics")));
        document.path("nodes").forEach(node -> left.collect("nodes", node.path("metrics")));
        return left.line();
    }

    private void collect(String path, JsonNode node) {
        if (node.isObject()) {
            node.properties().forEach(child -> collect(path + "." + child.getKey(), child.getValue()));
        } else if (node.isNumber() && !Measurement.holds(node.doubleValue(Double.NaN))) {
            all.add(Excerpt.of(path) + " (" + Excerpt.of(node.asString("")) + ")");
        } else if (node.isString() && Numbers.parse(node.asString("")).isPresent()) {
            all.add(Excerpt.of(path) + " (the text \"" + Excerpt.of(node.asString("")) + "\")");
        }
    }

    private Optional<DataQuality> line() {
        if (all.isEmpty()) {
            return Optional.empty();
        }
        String shown = all.stream().limit(SHOWN).collect(Collectors.joining(", "));
        return Optional.of(new DataQuality(
                "run/no-measurements",
                DataQuality.Level.WARNING,
                "run JSON",
                "left out, being no measurements: " + shown
                        + (all.size() > SHOWN ? " and " + (all.size() - SHOWN) + " more" : ""),
                "write numbers, not texts, of a size that can be measured; null where nothing was"));
    }
}
