package io.benchmarkagent.report;

import io.benchmarkagent.findings.FindingsReader;
import io.benchmarkagent.gate.GateReadingJson;
import io.benchmarkagent.narrative.Narrative;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** findings.json → the report it was written with, as far as it can be said again: without the courses in pictures and the queries. */
public final class WrittenReport {
    private WrittenReport() {}

    /**
     * @param json a whole findings.json that this program wrote
     * @throws IllegalArgumentException or a {@link java.time.DateTimeException} for anything else
     */
    public static Report read(JsonNode json) {
        return new Report(
                FindingsReader.read(json),
                GateReadingJson.read(json),
                narrative(json.path("narrative")),
                provenance(json.path(WrittenFindings.PROVENANCE)));
    }

    private static Narrative narrative(JsonNode json) {
        JsonNode checked = json.path("grounding");
        return new Narrative(
                Narrative.Source.valueOf(text(json, "source", "offline").toUpperCase(Locale.ROOT)),
                text(json, "model", ""),
                text(json, "text", ""),
                new Narrative.Grounding(
                        checked.path("claims").asInt(0),
                        checked.path("grounded").asInt(0),
                        words(checked.path("removed"))),
                json.path("tokens").asLong(0),
                json.path("cost_usd").isNumber()
                        ? OptionalDouble.of(json.path("cost_usd").asDouble())
                        : OptionalDouble.empty(),
                words(json.path("notes")));
    }

    private static Provenance provenance(JsonNode json) {
        return new Provenance(
                text(json, "agent_version", ""),
                Instant.parse(text(json, "generated_at", Instant.EPOCH.toString())),
                List.of(),
                List.of(),
                new TreeMap<>(),
                text(json, "config_sha256", ""),
                text(json, WrittenFindings.OBSERVATIONS, ""),
                text(json, WrittenFindings.MADE_OF, ""),
                text(json, "again", ""));
    }

    private static List<String> words(JsonNode array) {
        return array.valueStream().map(word -> word.asString("")).toList();
    }

    private static String text(JsonNode json, String field, String otherwise) {
        return json.path(field).asString(otherwise);
    }
}
