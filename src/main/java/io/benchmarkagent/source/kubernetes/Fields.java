package io.benchmarkagent.source.kubernetes;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
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
