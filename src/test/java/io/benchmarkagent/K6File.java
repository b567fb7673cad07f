package io.benchmarkagent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Summaries made of one that k6 wrote: with requests that have names, of other days, and in k6's other shape. */
final class K6File {
    static final Path HTTP = Imported.FILES.resolve("k6-http.json");
    private static final String LATENCY = "http_req_duration";
    private static final double CV = 0.02;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ObjectNode summary = (ObjectNode) JSON.readTree(Folder.text(HTTP));

    /** Each number as it was, give or take two per cent. */
    static K6File ofDay(int day, String... endpoints) {
        K6File file = new K6File();
        List.of(endpoints).forEach(name -> file.metrics()
                .set(
                        LATENCY + "{name:" + name + "}",
                        file.metrics().path(LATENCY).deepCopy()));
        Random random = new Random(day);
        file.metrics().forEach(metric -> file.vary(metric.path("values"), random));
        return file;
    }

    K6File times(String endpoint, double factor, String... statistics) {
        ObjectNode values =
                (ObjectNode) metrics().path(LATENCY + "{name:" + endpoint + "}").path("values");
        for (String statistic : statistics) {
            assertThat(values.has(statistic)).isTrue();
            values.put(statistic, factor * values.path(statistic).doubleValue());
        }
        return this;
    }

    /** As {@code --summary-export} writes it: without types and without the test's state. */
    static K6File exported() {
        K6File file = new K6File();
        file.summary.remove(List.of("state", "options"));
        ObjectNode flat = JSON.createObjectNode();
        file.metrics().properties().forEach(metric -> {
            ObjectNode values = (ObjectNode) metric.getValue().path("values");
            if (metric.getValue().path("type").asString("").equals("rate")) {
                values.set("value", values.remove("rate"));
            }
            flat.set(metric.getKey(), values);
        });
        file.summary.set("metrics", flat);
        return file;
    }

    Path write(Path file) {
        try {
            return Files.writeString(file, summary.toPrettyString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private ObjectNode metrics() {
        return (ObjectNode) summary.path("metrics");
    }

    private void vary(JsonNode values, Random random) {
        values.properties().forEach(value -> {
            if (!List.of("count", "passes", "fails", "value").contains(value.getKey()) && !values.has("value")) {
                ((ObjectNode) values)
                        .put(value.getKey(), value.getValue().doubleValue() * Math.exp(CV * random.nextGaussian()));
            }
        });
    }
}
