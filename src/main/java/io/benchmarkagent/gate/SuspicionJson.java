package io.benchmarkagent.gate;

import io.benchmarkagent.run.LoadProfile;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.RunFacts;
import io.benchmarkagent.run.RunKey;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Statistic;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A suspicion ↔ {@code rerun.json}: the run to be made, and how it is judged then. */
public final class SuspicionJson {
    public static final String NAME = "rerun.json";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LARGEST = 4 << 20;

    private SuspicionJson() {}

    /** A file that is none; its message says why. */
    public static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        Unusable(String line) {
            super(line);
        }
    }

    /**
     * @param like the run that is suspected, which the other is to be made like
     * @param judge the command that judges the other
     */
    public static String text(Suspicion suspicion, RunFacts like, String agentVersion, String judge) {
        ObjectNode json = JSON.createObjectNode();
        json.put("schema_version", "1.0");
        json.put("asks", "one more run like this one, to confirm or withdraw what only this one has shown");
        key(json.putObject("confirms"), suspicion.run());
        run(json.putObject("run"), like);
        ObjectNode alike = json.putObject("like_for_like");
        suspicion.alike().forEach(alike::put);
        json.put("pinned", suspicion.pinned());
        ArrayNode baseline = json.putArray("baseline");
        suspicion.baseline().forEach(run -> key(baseline.addObject(), run));
        ArrayNode suspects = json.putArray("suspects");
        suspicion.suspects().forEach(suspect -> suspect(suspects.addObject(), suspect));
        json.put("agent_version", agentVersion);
        json.put("judge", judge);
        return json.toPrettyString().replace("\r\n", "\n") + "\n";
    }

    private static void key(ObjectNode json, RunKey run) {
        json.put("run_id", run.runId()).put("timestamp", run.timestamp().toString());
    }

    private static void run(ObjectNode json, RunFacts run) {
        text(json, "cloud", run.cloud());
        text(json, "region", run.region());
        text(json, "zone", run.zone());
        text(json, "machine_type", run.nodePool().machineType());
        text(json, "cpu_vendor", run.nodePool().cpuVendor());
        text(json, "cpu_generation", run.nodePool().cpuGeneration());
        OptionalInt nodes = run.nodePool().nodeCount();
        number(json, "node_count", nodes.isPresent() ? OptionalDouble.of(nodes.getAsInt()) : OptionalDouble.empty());
        LoadProfile load = run.load();
        number(json, "users_count", load.users());
        number(json, "rps", load.rps());
        number(json, "duration_seconds", load.durationSeconds());
        json.put("format", run.format().word());
    }

    private static void suspect(ObjectNode json, Suspicion.Suspect suspect) {
        json.put("id", suspect.id()).put("title", suspect.title());
        suspect.key().ifPresent(key -> json.put("scope", key.scope().word())
                .put("subject", key.subject())
                .put("metric", key.metric())
                .put("statistic", key.statistic().word()));
    }

    private static void text(ObjectNode json, String name, Optional<String> value) {
        value.ifPresentOrElse(text -> json.put(name, text), () -> json.putNull(name));
    }

    private static void number(ObjectNode json, String name, OptionalDouble value) {
        value.ifPresentOrElse(
                number -> {
                    if (number == Math.rint(number) && Math.abs(number) < 1e15) {
                        json.put(name, (long) number);
                    } else {
                        json.put(name, number);
                    }
                },
                () -> json.putNull(name));
    }

    /** @throws Unusable with one line that says what would have worked */
    public static Suspicion read(Path file) throws Unusable {
        try (InputStream in = Files.newInputStream(file)) {
            return suspicion(JSON.readTree(in.readNBytes(LARGEST)));
        } catch (IOException unreadable) {
            throw new Unusable(
                    file + " cannot be read; give the " + NAME + " beside the report that asked for this run");
        } catch (JacksonException | IllegalArgumentException | DateTimeException wrong) {
            throw new Unusable(file + " asks for no run; give the " + NAME + " that a report with --on-suspect rerun"
                    + " wrote, as it is");
        }
    }

    private static Suspicion suspicion(JsonNode json) {
        SortedMap<String, String> alike = new TreeMap<>();
        json.path("like_for_like")
                .properties()
                .forEach(one -> alike.put(one.getKey(), one.getValue().asString("")));
        List<RunKey> baseline =
                json.path("baseline").valueStream().map(SuspicionJson::key).toList();
        List<Suspicion.Suspect> suspects =
                json.path("suspects").valueStream().map(SuspicionJson::suspect).toList();
        if (baseline.isEmpty() || suspects.isEmpty()) {
            throw new IllegalArgumentException("nothing to compare with, or nothing suspected");
        }
        return new Suspicion(
                key(json.path("confirms")), alike, json.path("pinned").asBoolean(false), baseline, suspects);
    }

    private static RunKey key(JsonNode json) {
        return new RunKey(
                json.path("run_id").asString(""),
                Instant.parse(json.path("timestamp").asString("")));
    }

    private static Suspicion.Suspect suspect(JsonNode json) {
        return new Suspicion.Suspect(
                json.path("id").asString(""),
                json.path("title").asString(""),
                json.has("statistic")
                        ? Optional.of(new MetricKey(
                                word(Scope.values(), json, "scope"),
                                json.path("subject").asString(""),
                                json.path("metric").asString(""),
                                word(Statistic.values(), json, "statistic")))
                        : Optional.empty());
    }

    private static <E extends Enum<E>> E word(E[] known, JsonNode json, String field) {
        return Stream.of(known)
                .filter(one -> one.name()
                        .toLowerCase(Locale.ROOT)
                        .equals(json.path(field).asString("")))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(field + " is none of " + Arrays.toString(known)));
    }
}
