package io.benchmarkagent.report;

import io.benchmarkagent.run.Unit;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** A findings.json that an earlier report wrote, read in one go for what it says in short: most of it is passed over. */
public final class WrittenFindings {
    static final String PROVENANCE = "provenance";
    static final String OBSERVATIONS = "observations_sha256";
    static final String MADE_OF = "made_of_sha256";

    /** The cluster's come first. */
    private static final int MOST_VALUES = 1000;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JsonParser json;
    private final Map<String, String> top = new HashMap<>();
    private final Map<String, Map<String, String>> parts = new HashMap<>();
    private final List<PastRun.Value> values = new ArrayList<>();
    private final List<PastRun.Flag> flags = new ArrayList<>();

    private WrittenFindings(JsonParser json) {
        this.json = json;
    }

    /** Empty where there is no such file, or none that is whole. */
    public static Optional<PastRun> read(Path findings) {
        if (!Files.isRegularFile(findings, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try (JsonParser json = JSON.createParser(findings)) {
            return json.nextToken() == JsonToken.START_OBJECT
                    ? Optional.of(new WrittenFindings(json).read())
                    : Optional.empty();
        } catch (JacksonException | DateTimeException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private PastRun read() {
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            JsonToken token = json.nextToken();
            switch (name) {
                case "verdict", PROVENANCE -> parts.put(name, scalars());
                case "baseline" -> cohort();
                case "observations" -> each(() -> value(scalars()));
                case "anomalies" -> each(this::flag);
                default -> scalar(name, token, top);
            }
        }
        Map<String, String> verdict = part("verdict");
        return new PastRun(
                top.getOrDefault("run_id", ""),
                Instant.parse(top.getOrDefault("timestamp", "")),
                verdict.getOrDefault("status", ""),
                verdict.getOrDefault("headline", ""),
                new TreeMap<>(part("cohort")),
                values,
                flags,
                part(PROVENANCE).getOrDefault(OBSERVATIONS, ""),
                part(PROVENANCE).getOrDefault(MADE_OF, ""));
    }

    private Map<String, String> part(String name) {
        return parts.getOrDefault(name, Map.of());
    }

    private void cohort() {
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            json.nextToken();
            if (name.equals("cohort")) {
                parts.put(name, scalars());
            } else {
                json.skipChildren();
            }
        }
    }

    private void value(Map<String, String> fields) {
        if (fields.containsKey("value") && values.size() < MOST_VALUES) {
            values.add(new PastRun.Value(
                    metric(fields),
                    Unit.of(fields.getOrDefault("unit", "")),
                    Double.parseDouble(fields.getOrDefault("value", ""))));
        }
    }

    private static PastRun.Metric metric(Map<String, String> fields) {
        return new PastRun.Metric(
                word(fields, "scope"),
                word(fields, "subject"),
                word(fields, "metric"),
                word(fields, "statistic"),
                word(fields, "label"));
    }

    /** The same in hundreds of runs, and kept once. */
    private static String word(Map<String, String> fields, String name) {
        return fields.getOrDefault(name, "").intern();
    }

    private void flag() {
        Map<String, String> fields = new HashMap<>();
        List<String> members = new ArrayList<>();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            JsonToken token = json.nextToken();
            if (name.equals("members")) {
                each(() -> members.add(metric(scalars()).id()));
            } else {
                scalar(name, token, fields);
            }
        }
        flags.add(new PastRun.Flag(
                fields.getOrDefault("status", "").equals("alert"), fields.getOrDefault("description", ""), members));
    }

    private void each(Runnable object) {
        while (json.nextToken() == JsonToken.START_OBJECT) {
            object.run();
        }
    }

    /** The words and numbers of the object that was begun; what is nested or null is passed over. */
    private Map<String, String> scalars() {
        Map<String, String> fields = new HashMap<>();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            scalar(name, json.nextToken(), fields);
        }
        return fields;
    }

    private void scalar(String name, JsonToken token, Map<String, String> into) {
        if (token == JsonToken.VALUE_STRING || token.isNumeric()) {
            into.put(name, json.getString());
        } else {
            json.skipChildren();
        }
    }
}
