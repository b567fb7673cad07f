package io.benchmarkagent.ask.agent;

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

/** What a model wants next. Read as models write: in a fence of code, after a greeting, one where a list is wanted. */
sealed interface Step {
    JsonMapper JSON = JsonMapper.builder().build();
    Pattern THOUGHTS = Pattern.compile("(?s)<think>.*?</think>");

    /** To have this looked up. */
    record Looks(List<Call> calls) implements Step {}

    /** To answer with these sentences. */
    record Tells(List<Gate.Claim> claims) implements Step {}

    /** It cannot be read. */
    record Unreadable() implements Step {}

    static Step of(String answer) {
        Optional<JsonNode> json = object(THOUGHTS.matcher(answer).replaceAll(""));
        if (json.isEmpty()) {
            return new Unreadable();
        }
        List<Call> calls = items(json.get().path("calls")).stream()
                .filter(JsonNode::isObject)
                .map(Step::call)
                .toList();
        if (!calls.isEmpty()) {
            return new Looks(calls);
        }
        List<Gate.Claim> claims = items(json.get().path("statements")).stream()
                .flatMap(Step::claims)
                .toList();
        return claims.isEmpty() ? new Unreadable() : new Tells(claims);
    }

    private static Optional<JsonNode> object(String answer) {
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

    private static Call call(JsonNode json) {
        JsonNode given = json.path("args").isObject() ? json.path("args") : json;
        return new Call(
                word(json, "tool"),
                word(given, "run"),
                Stream.concat(words(given, "subjects"), words(given, "subject"))
                        .distinct()
                        .toList(),
                word(given, "metric"),
                word(given, "order"),
                Math.max(0, given.path("count").asInt(0)),
                word(given, "from"),
                word(given, "to"),
                words(given, "groups").toList(),
                given.path("expression").asString("").strip());
    }

    /** The sentences of one statement, each of which cites what the statement does. */
    private static Stream<Gate.Claim> claims(JsonNode item) {
        Set<String> cited = words(item, "cites")
                .map(id -> id.replaceAll("^\\[|]$", ""))
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toSet());
        String text = Markdown.line(
                item.isString() ? item.asString() : item.path("text").asString(""));
        return Gate.sentences(text).stream().map(sentence -> new Gate.Claim(sentence, cited));
    }

    private static String word(JsonNode json, String name) {
        return Markdown.line(json.path(name).asString(""));
    }

    private static Stream<String> words(JsonNode json, String name) {
        return items(json.path(name)).stream()
                .filter(JsonNode::isString)
                .map(word -> Markdown.line(word.asString()))
                .filter(word -> !word.isEmpty());
    }

    private static List<JsonNode> items(JsonNode json) {
        List<JsonNode> items = new ArrayList<>();
        if (json.isArray()) {
            json.forEach(items::add);
        } else if (json.isObject() || json.isString()) {
            items.add(json);
        }
        return items;
    }
}
