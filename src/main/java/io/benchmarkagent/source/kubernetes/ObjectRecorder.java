package io.benchmarkagent.source.kubernetes;

import io.benchmarkagent.files.Draft;
import io.benchmarkagent.files.NotWritten;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps what the cluster listed, as a Kubernetes List of the fields that are read, with a word on who recorded it: of which namespace
 * and when. Each kind is a file of its own, there whole or not at all.
 */
record ObjectRecorder(Path folder) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ObjectWriter INDENTED = JSON.writer().with(SerializationFeature.INDENT_OUTPUT);

    void keep(Kind kind, ObjectList objects) throws NotWritten {
        try (Draft draft = Draft.in(folder)) {
            draft.write(kind.file() + ".json.gz", out -> pack(list(kind, objects), out));
            draft.publish();
        }
    }

    private static ObjectNode list(Kind kind, ObjectList objects) {
        ObjectNode list = JSON.createObjectNode().put("apiVersion", "v1").put("kind", "List");
        objects.recorded().ifPresent(by -> list.putObject("recorded")
                .put("by", "benchmark-agent")
                .put("namespace", by.namespace())
                .put("at", by.at().toString()));
        ArrayNode items = list.putArray("items");
        objects.items().forEach(item -> items.add(named(kind, item)));
        return list;
    }

    /** Items of the API's own lists lack what every object of a List has. */
    private static JsonNode named(Kind kind, JsonNode item) {
        ObjectNode named =
                JSON.createObjectNode().put("apiVersion", kind.version()).put("kind", kind.word());
        item.properties().forEach(field -> named.set(field.getKey(), field.getValue()));
        return named;
    }

    private static void pack(JsonNode list, OutputStream out) throws IOException {
        try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
            packed.write(INDENTED.writeValueAsBytes(list));
        }
    }
}
