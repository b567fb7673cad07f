package io.benchmarkagent.narrative;

import io.benchmarkagent.grounding.Gate;
import io.benchmarkagent.grounding.Markdown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Statements in the form that a model is asked for. Read as models write: in a fence of code, after a greeting, a sentence without the
 * object around it, one where a list is wanted. Nothing of what cannot be read is told.
 */
final class StatementsJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern MEANT =
            Pattern.compile("^(?:```\\w*\\s*)?\\{|\"(?:headline|what_happened|sentences)\"\\s*:");
    private static final String TEXT = "text";
    private static final String CITED = "findings";

    private StatementsJson() {}

    /** Whether an answer is JSON, whole or broken, rather than prose. */
    static boolean isMeant(String answer) {
        return MEANT.matcher(answer).find() || object(answer).isPresent();
    }

    /** Without any statement where it cannot be read. */
    static Statements read(String answer) {
        return new Statements(object(answer).stream()
                .flatMap(json -> Stream.of(Statements.Part.values())
                        .flatMap(part -> items(json.path(part.word())).stream()
                                .flatMap(item -> claims(item).stream())
                                .map(claim -> new Statements.Statement(part, claim))))
                .toList());
    }

    static String of(Statements statements) {
        ObjectNode json = JSON.createObjectNode();
        for (Statements.Part part : Statements.Part.values()) {
            ArrayNode items = json.putArray(part.word());
            statements.all().stream()
                    .filter(statement -> statement.part() == part)
                    .forEach(statement -> item(items.addObject(), statement.claim()));
        }
        return json.toString();
    }

    /** The object that stands in an answer. */
    static Optional<JsonNode> object(String answer) {
        int from = answer.indexOf('{');
        int to = answer.lastIndexOf('}');
        if (from < 0 || to < from) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(answer.substring(from, to + 1))).filter(JsonNode::isObject);
        } catch (JacksonException noJson) {
            return Optional.empty();
        }
    }

    static List<JsonNode> items(JsonNode json) {
        List<JsonNode> items = new ArrayList<>();
        if (json.isArray()) {
            json.forEach(items::add);
        } else if (json.isObject() || json.isString()) {
            items.add(json);
        }
        return items;
    }

    /** The sentences of one item, each of which cites what the item does. */
    static List<Gate.Claim> claims(JsonNode item) {
        String text = Markdown.line(
                item.isString() ? item.asString() : item.path(TEXT).asString(""));
        Set<String> cited = items(item.path(CITED)).stream()
                .filter(JsonNode::isString)
                .map(id -> id.asString().strip().replaceAll("^\\[|]$", ""))
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toSet());
        return Gate.sentences(text).stream()
                .map(sentence -> new Gate.Claim(sentence, cited))
                .toList();
    }

    private static void item(ObjectNode json, Gate.Claim claim) {
        json.put(TEXT, claim.text());
        ArrayNode cited = json.putArray(CITED);
        claim.cited().stream().sorted().forEach(cited::add);
    }
}
