package io.benchmarkagent.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.batch.core.repository.ExecutionContextSerializer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Contexts in a database that others write to as well: words, numbers and yes or no as JSON, of which no object is made that another
 * machine could choose. What is something else, such as an older version's, tells nothing: the reports do.
 */
final class BooksAsJson implements ExecutionContextSerializer {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public void serialize(Map<String, Object> context, OutputStream out) throws IOException {
        ObjectNode all = JSON.createObjectNode();
        context.forEach((name, value) -> {
            if (value instanceof Number number) {
                all.put(name, number.longValue());
            } else if (value instanceof Boolean yes) {
                all.put(name, yes.booleanValue());
            } else {
                all.put(name, value.toString());
            }
        });
        out.write(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Map<String, Object> deserialize(InputStream in) throws IOException {
        Map<String, Object> context = new LinkedHashMap<>();
        JsonNode all = read(in.readAllBytes());
        for (Map.Entry<String, JsonNode> entry : all.properties()) {
            value(entry.getValue(), entry.getKey(), context);
        }
        return context;
    }

    private static void value(JsonNode value, String name, Map<String, Object> into) {
        if (value.isIntegralNumber()) {
            into.put(name, value.asLong());
        } else if (value.isBoolean()) {
            into.put(name, value.asBoolean());
        } else if (value.isString()) {
            into.put(name, value.asString());
        }
    }

    private static JsonNode read(byte[] text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException notOurs) {
            return JSON.createObjectNode();
        }
    }
}
