package io.benchmarkagent.web.problem;

import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An object that somebody sent, read strictly: what is not known, or is of another kind, is a problem that names it. */
public final class JsonBody {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode node;
    private final String place;

    private JsonBody(JsonNode node, String place) {
        this.node = node;
        this.place = place;
    }

    /** @param example what would have worked */
    public static JsonBody read(String body, String example) {
        try {
            JsonNode node = JSON.readTree(body);
            if (node.isObject()) {
                return new JsonBody(node, "");
            }
        } catch (JacksonException malformed) {
            throw new Refusal(Problem.unreadable("the body is no JSON: line "
                    + malformed.getLocation().getLineNr() + ", column "
                    + malformed.getLocation().getColumnNr() + "; send " + example));
        }
        throw new Refusal(Problem.unreadable("the body is no JSON object; send " + example));
    }

    /** With one field. */
    public static JsonBody of(String name, String text) {
        return new JsonBody(JSON.createObjectNode().put(name, text), "");
    }

    /** With no other fields than these. */
    public JsonBody only(String... names) {
        node.propertyNames().stream()
                .filter(name -> !List.of(names).contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new Refusal(Problem.unreadable(
                            "'" + place + name + "' is not known here; known: " + String.join(", ", names)));
                });
        return this;
    }

    public Optional<JsonNode> node(String name) {
        return Optional.ofNullable(node.get(name)).filter(there -> !there.isNull());
    }

    public Optional<String> text(String name) {
        return node(name).map(there -> {
            if (!there.isString()) {
                throw new Refusal(Problem.unreadable("'" + place + name + "' is no text"));
            }
            return there.asString();
        });
    }

    /** Empty where there is none. */
    public JsonBody object(String name) {
        JsonNode there = node(name).orElseGet(JSON::createObjectNode);
        if (!there.isObject()) {
            throw new Refusal(Problem.unreadable("'" + place + name + "' is no object"));
        }
        return new JsonBody(there, place + name + ".");
    }
}
