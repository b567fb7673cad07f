package io.benchmarkagent.source.prometheus;

import io.benchmarkagent.source.prometheus.Unanswered.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bodies of the endpoints that answer with lists → what they list. Small ones: they are read as trees. */
final class LiveLists {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LARGEST = 8 << 20;

    private LiveLists() {}

    static List<String> texts(InputStream body) throws Unanswered, IOException {
        return list(data(body)).stream().map(node -> node.asString("")).toList();
    }

    static List<Alert> alerts(InputStream body) throws Unanswered, IOException {
        return list(data(body).path("alerts")).stream().map(LiveLists::alert).toList();
    }

    static List<ScrapeTarget> targets(InputStream body) throws Unanswered, IOException {
        return list(data(body).path("activeTargets")).stream()
                .map(LiveLists::target)
                .toList();
    }

    private static Alert alert(JsonNode node) {
        Map<String, String> labels = labels(node);
        return new Alert(
                labels.getOrDefault("alertname", ""),
                node.path("state").asString(""),
                node.path("activeAt").asString(""),
                labels,
                Optional.of(node.at("/annotations/summary").asString("")).filter(text -> !text.isBlank()));
    }

    private static ScrapeTarget target(JsonNode node) {
        return new ScrapeTarget(
                node.path("health").asString(""),
                node.path("lastScrape").asString(""),
                node.path("lastError").asString(""),
                labels(node));
    }

    private static Map<String, String> labels(JsonNode node) {
        Map<String, String> labels = new TreeMap<>();
        node.path("labels")
                .properties()
                .forEach(one -> labels.put(one.getKey(), one.getValue().asString("")));
        return labels;
    }

    private static List<JsonNode> list(JsonNode node) throws Unanswered {
        if (!node.isArray()) {
            throw Unanswered.because(Reason.MALFORMED, "the answer lists nothing");
        }
        return node.valueStream().toList();
    }

    private static byte[] bounded(InputStream body) throws Unanswered, IOException {
        byte[] bytes = body.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw Unanswered.because(Reason.TOO_LARGE, "the list has more than 8 MB");
        }
        return bytes;
    }

    private static JsonNode data(InputStream body) throws Unanswered, IOException {
        try {
            JsonNode document = JSON.readTree(bounded(body));
            if (document.path("status").asString("").equals("error")) {
                throw Unanswered.because(Reason.REFUSED, document.path("error").asString(""));
            }
            return document.path("data");
        } catch (JacksonException e) {
            throw Unanswered.because(Reason.NOT_PROMETHEUS, "what answers is no Prometheus: no JSON");
        }
    }
}
