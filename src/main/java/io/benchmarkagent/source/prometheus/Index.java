package io.benchmarkagent.source.prometheus;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code index.json} beside recorded answers: query id → what was asked, and what its answer is known by. */
final class Index {
    static final String FILE = "index.json";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Index() {}

    /** The entries by query id; a file that is no index is an {@code IOException} that names the place. */
    static SortedMap<String, IndexEntry> read(Path folder) throws IOException {
        SortedMap<String, IndexEntry> entries = new TreeMap<>();
        try {
            for (Map.Entry<String, JsonNode> one :
                    JSON.readTree(folder.resolve(FILE)).properties()) {
                entries.put(one.getKey(), entry(one.getValue()));
            }
            return entries;
        } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
            throw new IOException(FILE + " is no index of recorded answers: " + e.getMessage(), e);
        }
    }

    static String text(SortedMap<String, IndexEntry> entries) {
        ObjectNode document = JSON.createObjectNode();
        entries.forEach((id, entry) -> document.set(id, node(entry)));
        return JSON.writeValueAsString(document).replace("\r\n", "\n") + "\n";
    }

    private static IndexEntry entry(JsonNode node) {
        JsonNode scrape = node.path("scrape_interval");
        Grid grid = new Grid(
                Instant.parse(node.path("start").asString("")),
                Instant.parse(node.path("end").asString("")),
                node.path("step").asLong(0));
        List<String> warnings = node.path("warnings")
                .valueStream()
                .map(warning -> warning.asString(""))
                .toList();
        return new IndexEntry(
                node.path("promql").asString(""),
                grid,
                scrape.isIntegralNumber() ? OptionalLong.of(scrape.asLong()) : OptionalLong.empty(),
                node.path("sha256").asString(""),
                warnings,
                node.path("outcome").asString(""));
    }

    private static ObjectNode node(IndexEntry entry) {
        ObjectNode node = JSON.createObjectNode()
                .put("promql", entry.promql())
                .put("start", entry.grid().start().toString())
                .put("end", entry.grid().end().toString())
                .put("step", entry.grid().stepSeconds());
        entry.scrapeInterval()
                .ifPresentOrElse(
                        seconds -> node.put("scrape_interval", seconds), () -> node.putNull("scrape_interval"));
        node.put("sha256", entry.sha256());
        ArrayNode warnings = node.putArray("warnings");
        entry.warnings().forEach(warnings::add);
        return node.put("outcome", entry.outcome());
    }
}
