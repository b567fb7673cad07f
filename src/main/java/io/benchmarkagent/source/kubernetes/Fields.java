package io.benchmarkagent.source.kubernetes;

import io.benchmarkagent.run.Condition;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/** Fields of an object as the API writes them; absent, null and of the wrong type are all "not there". */
final class Fields {
    private Fields() {}

    static String text(JsonNode object, String name) {
        return object.path(name).asString("");
    }

    static String name(JsonNode object) {
        return text(object.path("metadata"), "name");
    }

    static String namespace(JsonNode object) {
        return text(object.path("metadata"), "namespace");
    }

    /** A number of things: whole, and not negative. */
    static OptionalInt number(JsonNode object, String name) {
        JsonNode number = object.path(name);
        return number.isIntegralNumber() && number.canConvertToInt() && number.asInt() >= 0
                ? OptionalInt.of(number.asInt())
                : OptionalInt.empty();
    }

    static List<Condition> conditions(JsonNode object) {
        return object.path("status")
                .path("conditions")
                .valueStream()
                .map(condition -> new Condition(
                        text(condition, "type"),
                        text(condition, "status"),
                        text(condition, "reason"),
                        time(condition, "lastTransitionTime")))
                .toList();
    }

    /** A time with its zone; empty when it is absent or cannot be read. */
    static Optional<Instant> time(JsonNode object, String name) {
        String text = text(object, name);
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
