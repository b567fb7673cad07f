package io.benchmarkagent.source;

import io.benchmarkagent.run.RunFacts;
import io.benchmarkagent.run.RunFormat;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The facts of a run JSON without its measurements: reads tokens until the last field of the header was seen. The pipeline writes the
 * header first, so of thousands of files only some hundred bytes each are looked at.
 */
final class HeaderScan {
    private static final Set<String> BRANCHES = Set.of("node_pool", "load_profile");
    private static final Set<String> HEADER =
            Set.of("run_id", "timestamp", "cloud", "region", "zone", "node_pool", "load_profile");

    private final JsonFactory json;
    private final ZoneId zone;

    HeaderScan(JsonFactory json, ZoneId zone) {
        this.json = json;
        this.zone = zone;
    }

    /** Empty when the file is JSON but no run. Throws Jackson's own exceptions for what is no JSON. */
    Optional<RunFacts> scan(Path file) {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), file)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            readHeader(parser, fields);
        }
        return new FactsReader(name -> fields.getOrDefault(name, ""), zone).facts(RunFormat.V2);
    }

    private static void readHeader(JsonParser parser, Map<String, String> fields) {
        Set<String> missing = new HashSet<>(HEADER);
        while (!missing.isEmpty() && parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            missing.remove(name);
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_OBJECT && BRANCHES.contains(name)) {
                readBranch(parser, fields);
            } else if (value.isScalarValue() && HEADER.contains(name)) {
                fields.put(name, parser.getString());
            } else {
                parser.skipChildren();
            }
        }
    }

    private static void readBranch(JsonParser parser, Map<String, String> fields) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            if (parser.nextToken().isScalarValue()) {
                fields.put(name, parser.getString());
            } else {
                parser.skipChildren();
            }
        }
    }
}
