package io.benchmarkagent.web.trace;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something that took its time.
 *
 * @param parent the span within which it was; empty for the first of a trace
 * @param attributes texts and whole numbers, under OpenTelemetry's names where it has some
 */
record Span(
        TraceParent at,
        Optional<String> parent,
        String name,
        Kind kind,
        Instant begun,
        long nanos,
        Map<String, Object> attributes,
        boolean failed) {
    private static final int ERROR = 2;

    Span {
        attributes = Map.copyOf(attributes);
    }

    /** With the numbers of OTLP. */
    enum Kind {
        INTERNAL(1),
        SERVER(2),
        CLIENT(3);

        private final int number;

        Kind(int number) {
            this.number = number;
        }
    }

    /** Source: OTLP 1.x, encoded as JSON. */
    ObjectNode json() {
        long start = begun.getEpochSecond() * 1_000_000_000L + begun.getNano();
        ObjectNode node = JsonMapper.shared().createObjectNode();
        node.put("traceId", at.trace()).put("spanId", at.span());
        parent.ifPresent(id -> node.put("parentSpanId", id));
        node.put("name", name)
                .put("kind", kind.number)
                .put("startTimeUnixNano", Long.toString(start))
                .put("endTimeUnixNano", Long.toString(start + nanos));
        attributes(node.putArray("attributes"), attributes);
        if (failed) {
            node.putObject("status").put("code", ERROR);
        }
        return node;
    }

    static void attributes(ArrayNode into, Map<String, Object> attributes) {
        attributes.forEach((key, value) -> {
            ObjectNode one = into.addObject().put("key", key).putObject("value");
            if (value instanceof Number number) {
                one.put("intValue", number.toString());
            } else {
                one.put("stringValue", value.toString());
            }
        });
    }
}
