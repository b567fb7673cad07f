package io.benchmarkagent.source.kubernetes;

import io.benchmarkagent.source.kubernetes.ObjectFile.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The objects of one answer, without the fields that nobody reads. All shapes that {@code kubectl get -o json} and the API have are
 * read: a List, a typed list whose items lack {@code kind}, a single object, a bare array, {@code items: null}.
 *
 * @param recorded who recorded it, where it was this program
 */
record ObjectList(List<JsonNode> items, String next, Optional<Recorded> recorded) {
    static final int MOST_BYTES = 64 * 1024 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    ObjectList {
        items = List.copyOf(items);
    }

    /** Of which namespace the objects were asked, and when. */
    record Recorded(String namespace, Instant at) {}

    /** Objects of another kind are left out. */
    static ObjectList read(InputStream json, Kind kind) throws Refused {
        JsonNode tree = parsed(json, kind);
        return new ObjectList(
                items(tree).filter(kind::names).toList(),
                Fields.text(tree.path("metadata"), "continue"),
                recorded(tree.path("recorded")));
    }

    private static Optional<Recorded> recorded(JsonNode by) {
        return Fields.time(by, "at").map(at -> new Recorded(Fields.text(by, "namespace"), at));
    }

    private static JsonNode parsed(InputStream json, Kind kind) throws Refused {
        try (JsonParser parser = JSON.createParser(new AtMost(json, MOST_BYTES))) {
            if (parser.nextToken() == null) {
                throw new Refused("is empty");
            }
            JsonNode tree = KeptFields.ofList(kind).copy(parser);
            if (parser.nextToken() != null) {
                throw new Refused("is not JSON" + place(parser.currentLocation()) + ": more than one value");
            }
            return tree;
        } catch (JacksonException e) {
            throw refused(e);
        }
    }

    private static Refused refused(JacksonException e) {
        if (e.getCause() instanceof AtMost.TooMuch) {
            return new Refused("holds more than 64 MB");
        }
        return e.getCause() instanceof IOException broken
                ? new Refused("cannot be read: " + broken.getClass().getSimpleName())
                : new Refused("is not JSON" + place(e.getLocation()) + ": " + e.getOriginalMessage());
    }

    /** Where the parser stopped; it has no place for what is too deeply nested. */
    private static String place(@Nullable TokenStreamLocation location) {
        return location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static Stream<JsonNode> items(JsonNode tree) throws Refused {
        if (tree.isArray()) {
            return tree.valueStream();
        }
        if (Fields.text(tree, "kind").equals("Status")) {
            throw new Refused("holds the API's refusal: " + Fields.text(tree, "message"));
        }
        if (tree.has("items") || Fields.text(tree, "kind").endsWith("List")) {
            return listed(tree.path("items"));
        }
        if (tree.path("metadata").isObject()) {
            return Stream.of(tree);
        }
        throw new Refused("holds no Kubernetes object: no 'items', no 'metadata'");
    }

    private static Stream<JsonNode> listed(JsonNode items) throws Refused {
        if (items.isArray()) {
            return items.valueStream();
        }
        if (items.isNull() || items.isMissingNode()) {
            return Stream.of();
        }
        throw new Refused("has 'items' that are no array");
    }
}
