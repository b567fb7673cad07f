package io.benchmarkagent.ask.question;

import io.benchmarkagent.ask.desk.Confidence;
import io.benchmarkagent.ask.desk.Source;
import io.benchmarkagent.ask.desk.Table;
import io.benchmarkagent.ask.when.Span;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An answer as JSON, see {@code answer.schema.json}. */
public final class AnswerJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private AnswerJson() {}

    /** @param chart the file into which it was drawn */
    public static String of(Answer answer, Optional<Path> chart) {
        ObjectNode node = JSON.createObjectNode();
        node.put("outcome", answer.outcome().name().toLowerCase(Locale.ROOT));
        node.put("response", answer.response());
        ArrayNode tables = node.putArray("tables");
        answer.tables().forEach(table -> table(tables.addObject(), table));
        node.put("confidence", answer.confidence().value());
        node.put("confidence_basis", answer.confidence().how());
        ArrayNode sources = node.putArray("sources");
        answer.sources().forEach(source -> sources.addObject()
                .put("type", source.type().name().toLowerCase(Locale.ROOT))
                .put("query", source.query()));
        words(node.putArray("recommendations"), answer.recommendations());
        cost(node.putObject("cost"), answer.cost());
        resolved(node.putObject("resolved"), answer.resolved());
        chart.ifPresentOrElse(file -> node.put("chart", file.toString()), () -> node.putNull("chart"));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n";
    }

    /** Empty for what is no such answer. */
    public static Optional<Answer> read(String json) {
        try {
            JsonNode node = JSON.readTree(json);
            return Optional.of(new Answer(
                    Answer.Outcome.valueOf(upper(node.path("outcome"))),
                    node.path("response").asString(""),
                    nodes(node.path("tables")).map(AnswerJson::table).toList(),
                    new Confidence(
                            node.path("confidence").asDouble(0),
                            node.path("confidence_basis").asString("")),
                    nodes(node.path("sources")).map(AnswerJson::source).toList(),
                    words(node.path("recommendations")),
                    cost(node.path("cost")),
                    resolved(node.path("resolved"))));
        } catch (JacksonException | IllegalArgumentException | DateTimeException foreign) {
            return Optional.empty();
        }
    }

    private static Table table(JsonNode node) {
        return new Table(
                words(node.path("head")),
                nodes(node.path("rows")).map(AnswerJson::words).toList(),
                node.path("rows_left_out").asInt(0));
    }

    private static Source source(JsonNode node) {
        return new Source(
                Source.Type.valueOf(upper(node.path("type"))),
                node.path("query").asString(""));
    }

    private static Answer.Cost cost(JsonNode node) {
        return new Answer.Cost(
                node.path("model").asString(""),
                node.path("calls").asInt(0),
                node.path("tokens").asLong(0),
                node.path("usd").asDouble(-1));
    }

    private static Resolved resolved(JsonNode node) {
        JsonNode run = node.path("run");
        return new Resolved(
                node.path("intent").asString(""),
                run.isString() ? Optional.of(run.asString()) : Optional.empty(),
                Optional.of(node.path("time_range")).filter(JsonNode::isObject).map(AnswerJson::span),
                ZoneId.of(node.path("timezone").asString("")),
                words(node.path("subjects")),
                words(node.path("metrics")));
    }

    private static Span span(JsonNode node) {
        return new Span(
                Instant.parse(node.path("from").asString("")),
                Instant.parse(node.path("to").asString("")),
                node.path("words").asString(""));
    }

    private static List<String> words(JsonNode array) {
        return nodes(array).map(word -> word.asString("")).toList();
    }

    private static Stream<JsonNode> nodes(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static String upper(JsonNode word) {
        return word.asString("").toUpperCase(Locale.ROOT);
    }

    private static void table(ObjectNode node, Table table) {
        words(node.putArray("head"), table.head());
        ArrayNode rows = node.putArray("rows");
        table.rows().forEach(row -> words(rows.addArray(), row));
        node.put("rows_left_out", table.more());
    }

    private static void cost(ObjectNode node, Answer.Cost cost) {
        node.put("model", cost.model());
        node.put("calls", cost.calls());
        node.put("tokens", cost.tokens());
        if (cost.usd() < 0) {
            node.putNull("usd");
        } else {
            node.put("usd", cost.usd());
        }
    }

    private static void resolved(ObjectNode node, Resolved resolved) {
        node.put("intent", resolved.intent());
        resolved.run().ifPresentOrElse(run -> node.put("run", run), () -> node.putNull("run"));
        resolved.span()
                .ifPresentOrElse(
                        span -> node.putObject("time_range")
                                .put("from", span.from().toString())
                                .put("to", span.to().toString())
                                .put("words", span.words()),
                        () -> node.putNull("time_range"));
        node.put("timezone", resolved.zone().getId());
        words(node.putArray("subjects"), resolved.subjects());
        words(node.putArray("metrics"), resolved.metrics());
    }

    private static void words(ArrayNode array, List<String> words) {
        words.forEach(array::add);
    }
}
