package io.benchmarkagent.source.kept;

import io.benchmarkagent.run.Measurement;
import io.benchmarkagent.run.QueryFigures;
import io.benchmarkagent.run.RunKey;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.SeriesFigures;
import io.benchmarkagent.run.SeriesShape;
import io.benchmarkagent.run.Statistic;
import io.benchmarkagent.run.Unit;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON of kept figures. */
final class KeptJson {
    private static final String VERSION = "1.0";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private KeptJson() {}

    /** A line for each query, so that a difference can be read. */
    static String text(SeriesFigures figures) {
        List<String> queries = figures.queries().stream()
                .map(query -> "    " + JSON.writeValueAsString(node(query)))
                .toList();
        String head = head(figures).properties().stream()
                .map(field -> "  " + JSON.writeValueAsString(field.getKey()) + ": "
                        + JSON.writeValueAsString(field.getValue()) + ",\n")
                .collect(Collectors.joining());
        return "{\n" + head + "  \"queries\": ["
                + (queries.isEmpty() ? "" : "\n" + String.join(",\n", queries) + "\n  ") + "]\n}\n";
    }

    private static ObjectNode head(SeriesFigures figures) {
        ObjectNode head = JSON.createObjectNode()
                .put("schema_version", VERSION)
                .put("run_id", figures.run().runId())
                .put("timestamp", figures.run().timestamp().toString());
        figures.start().ifPresent(start -> head.put("start_time", start.toString()));
        figures.end().ifPresent(end -> head.put("end_time", end.toString()));
        head.put("rule", figures.rule()).put("catalogue", figures.catalogue());
        ArrayNode unanswered = head.putArray("unanswered");
        figures.unanswered().forEach(unanswered::add);
        return head;
    }

    private static ObjectNode node(QueryFigures query) {
        SeriesShape shape = query.shape();
        ObjectNode node = JSON.createObjectNode()
                .put("id", query.id())
                .put("promql", query.promql())
                .put("step", query.stepSeconds())
                .put("scope", shape.scope().word())
                .put("metric", shape.metric())
                .put("unit", shape.unit().symbol())
                .put("combined", shape.combined());
        ArrayNode partial = node.putArray("partial");
        query.partial().forEach(partial::add);
        ObjectNode values = node.putObject("values");
        query.values().forEach((subject, figures) -> {
            ObjectNode of = values.putObject(subject);
            figures.forEach((statistic, value) -> of.put(statistic.word(), value));
        });
        return node;
    }

    static SeriesFigures figures(byte[] text) throws NotKept {
        try {
            JsonNode document = JSON.readTree(text);
            String version = text(document, "schema_version");
            if (!version.startsWith("1.")) {
                throw new NotKept("has schema_version '" + version + "', known is " + VERSION);
            }
            return figures(document);
        } catch (JacksonException noJson) {
            throw new NotKept("is no JSON" + line(noJson));
        } catch (DateTimeException | IllegalArgumentException odd) {
            throw new NotKept("holds what no report writes: " + odd.getMessage());
        }
    }

    private static String line(JacksonException e) {
        return Optional.ofNullable(e.getLocation())
                .map(at -> ", line " + at.getLineNr())
                .orElse("");
    }

    private static SeriesFigures figures(JsonNode document) throws NotKept {
        List<QueryFigures> queries = new ArrayList<>();
        for (JsonNode query : array(document, "queries")) {
            queries.add(query(query));
        }
        return new SeriesFigures(
                new RunKey(text(document, "run_id"), Instant.parse(text(document, "timestamp"))),
                time(document, "start_time"),
                time(document, "end_time"),
                text(document, "rule"),
                text(document, "catalogue"),
                queries,
                texts(document, "unanswered"));
    }

    private static QueryFigures query(JsonNode node) throws NotKept {
        JsonNode step = node.path("step");
        require(step.isIntegralNumber() && step.canConvertToLong() && step.asLong() > 0, "step");
        SeriesShape shape = new SeriesShape(
                word(Scope.values(), Scope::word, text(node, "scope")),
                text(node, "metric"),
                Unit.of(text(node, "unit")),
                text(node, "combined"));
        SortedMap<String, SortedMap<Statistic, Double>> values = new TreeMap<>();
        require(node.path("values").isObject(), "values");
        for (Map.Entry<String, JsonNode> subject : node.path("values").properties()) {
            values.put(subject.getKey(), statistics(subject.getValue()));
        }
        return new QueryFigures(
                text(node, "id"),
                text(node, "promql"),
                step.asLong(),
                shape,
                values,
                new TreeSet<>(texts(node, "partial")));
    }

    private static SortedMap<Statistic, Double> statistics(JsonNode node) throws NotKept {
        require(node.isObject(), "values");
        SortedMap<Statistic, Double> figures = new TreeMap<>();
        for (Map.Entry<String, JsonNode> one : node.properties()) {
            boolean holds = one.getValue().isNumber()
                    && Measurement.holds(one.getValue().asDouble());
            require(holds, one.getKey());
            figures.put(
                    word(Statistic.values(), Statistic::word, one.getKey()),
                    one.getValue().asDouble());
        }
        return figures;
    }

    private static Optional<Instant> time(JsonNode node, String field) throws NotKept {
        return node.has(field) ? Optional.of(Instant.parse(text(node, field))) : Optional.empty();
    }

    private static List<String> texts(JsonNode node, String field) throws NotKept {
        List<String> texts = new ArrayList<>();
        for (JsonNode one : array(node, field)) {
            require(one.isString(), field);
            texts.add(one.asString());
        }
        return texts;
    }

    private static JsonNode array(JsonNode node, String field) throws NotKept {
        require(node.path(field).isArray(), field);
        return node.path(field);
    }

    private static String text(JsonNode node, String field) throws NotKept {
        require(node.path(field).isString(), field);
        return node.path(field).asString();
    }

    private static <E> E word(E[] known, Function<E, String> word, String wanted) throws NotKept {
        return Arrays.stream(known)
                .filter(one -> word.apply(one).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new NotKept("holds the unknown word '" + wanted + "'"));
    }

    private static void require(boolean holds, String field) throws NotKept {
        if (!holds) {
            throw new NotKept("has no usable '" + field + "'");
        }
    }
}
