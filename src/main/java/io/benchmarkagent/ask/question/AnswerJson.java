package io.benchmarkagent.ask.question;

import io.benchmarkagent.ask.desk.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
