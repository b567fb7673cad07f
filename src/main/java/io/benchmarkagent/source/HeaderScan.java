package io.benchmarkagent.source;

import io.benchmarkagent.run.RunFormat;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The facts of a run JSON without its measurements: reads tokens until the last field of the header was seen, and whether
 * {@code metrics} is nested (v2) or flat (v1). The pipeline writes these first, so of thousands of files only some hundred bytes each
 * are looked at. What makes the facts is told here and nowhere else: a run that is read whole has its facts from here as well.
 */
final class HeaderScan {
    private static final String METRICS = "metrics";
    private static final Set<String> WORDS = Set.of("run_id", "timestamp", "cloud", "region", "zone");
    private static final Map<String, Set<String>> BRANCHES = Map.of(
            "node_pool", Set.of("machine_type", "cpu_vendor", "cpu_generation", "node_count"),
            "load_profile", Set.of("duration_seconds", "start_time", "end_time", "users_count", "rps"));

    private final JsonFactory json;
    private final ZoneId zone;

    HeaderScan(JsonFactory json, ZoneId zone) {
        this.json = json;
        this.zone = zone;
    }

    /** The header of a file. Throws Jackson's own exceptions for what is no JSON. */
    FactsReader read(Path file) {
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), file)) {
            return read(parser);
        }
    }

    /** The same of a file's bytes. */
    FactsReader read(byte[] bytes) {
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), bytes)) {
            return read(parser);
        }
    }

    private FactsReader read(JsonParser parser) {
        Header header = new Header();
        if (parser.nextToken() == JsonToken.START_OBJECT) {
            header.read(parser);
        }
        return new FactsReader(name -> header.fields.getOrDefault(name, ""), header.format(), zone);
    }

    /** What was seen so far. */
    private static final class Header {
        private final Map<String, String> fields = new HashMap<>();
        private final Set<String> missing = new HashSet<>(WORDS);
        private boolean nested;
        private boolean pods;

        Header() {
            missing.addAll(BRANCHES.keySet());
            missing.add(METRICS);
        }

        /** A run that has no metrics is of the generation that has pods, if it has any. */
        RunFormat format() {
            return nested || (pods && missing.contains(METRICS)) ? RunFormat.V2 : RunFormat.V1;
        }

        void read(JsonParser parser) {
            while (!missing.isEmpty() && parser.nextToken() == JsonToken.PROPERTY_NAME) {
                value(parser, parser.currentName());
            }
        }

        private void value(JsonParser parser, String name) {
            boolean object = parser.nextToken() == JsonToken.START_OBJECT;
            pods |= name.equals("pods");
            missing.remove(name);
            if (object && name.equals(METRICS)) {
                metrics(parser);
            } else if (object && BRANCHES.containsKey(name)) {
                branch(parser, BRANCHES.getOrDefault(name, Set.of()));
            } else if (WORDS.contains(name)) {
                field(parser, name);
            } else if (!missing.isEmpty()) {
                parser.skipChildren();
            }
        }

        /** Not to their end where nothing else is looked for. */
        private void metrics(JsonParser parser) {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                nested |= parser.nextToken() == JsonToken.START_OBJECT;
                if (nested && missing.isEmpty()) {
                    return;
                }
                parser.skipChildren();
            }
        }

        private void branch(JsonParser parser, Set<String> wanted) {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (wanted.contains(name)) {
                    field(parser, name);
                } else {
                    parser.skipChildren();
                }
            }
        }

        private void field(JsonParser parser, String name) {
            if (parser.currentToken().isScalarValue()) {
                fields.put(name, parser.getString());
            } else {
                parser.skipChildren();
            }
        }
    }
}
