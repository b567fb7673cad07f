package io.benchmarkagent.source;

import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.LoadProfile;
import io.benchmarkagent.run.NodePool;
import io.benchmarkagent.run.RunFacts;
import io.benchmarkagent.run.RunFormat;
import io.benchmarkagent.run.RunKey;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.DoublePredicate;
import java.util.function.UnaryOperator;

/**
 * Names → facts, the same for a run JSON and for a row of the cluster summary. A missing name is "". What is there and cannot be used
 * counts as unknown, and is said.
 */
final class FactsReader {
    private static final int LONGEST_ID = 200;

    /** More users, requests, nodes or seconds than anybody has. */
    private static final double MOST = 1e9;

    private final UnaryOperator<String> fields;
    private final RunFormat format;
    private final ZoneId zone;
    private final List<DataQuality> odd = new ArrayList<>();

    FactsReader(UnaryOperator<String> fields, RunFormat format, ZoneId zone) {
        this.fields = fields;
        this.format = format;
        this.zone = zone;
    }

    /** Empty when there is no {@code run_id} or no {@code timestamp}: this is not a run. */
    Optional<RunFacts> facts() {
        Optional<Instant> timestamp = known("timestamp").flatMap(text -> Timestamps.parse(text, zone));
        return known("run_id")
                .filter(FactsReader::isName)
                .flatMap(id -> timestamp.map(time -> facts(new RunKey(id, time))));
    }

    /** The text of the time, as it is written. */
    String time() {
        return fields.apply("timestamp");
    }

    /** Why there are no facts: what is missing, or cannot be used. */
    String whyNone() {
        Optional<String> id = known("run_id");
        if (id.isEmpty()) {
            return "it has no run_id";
        }
        return id.filter(FactsReader::isName).isEmpty()
                ? "its run_id is longer than " + LONGEST_ID + " characters or holds control characters"
                : known("timestamp")
                        .map(text -> "its timestamp '" + Excerpt.of(text) + "' is no time such as 2026-03-01T14:30:22")
                        .orElse("it has no timestamp");
    }

    /** What was odd about the facts, once they were read. */
    List<DataQuality> dataQuality() {
        return List.copyOf(odd);
    }

    private RunFacts facts(RunKey key) {
        return new RunFacts(key, format, known("cloud"), known("region"), known("zone"), nodePool(), load());
    }

    private NodePool nodePool() {
        OptionalDouble count = number("node_count", "a whole number", n -> n >= 0 && n == Math.rint(n));
        return new NodePool(
                known("machine_type"),
                known("cpu_vendor"),
                known("cpu_generation"),
                count.isPresent() ? OptionalInt.of((int) count.getAsDouble()) : OptionalInt.empty());
    }

    private LoadProfile load() {
        return new LoadProfile(
                number("users_count", "0 or more", n -> n >= 0),
                number("rps", "0 or more", n -> n >= 0),
                number("duration_seconds", "more than 0", n -> n > 0),
                time("start_time"),
                time("end_time"));
    }

    private Optional<String> known(String name) {
        return Optional.of(fields.apply(name).strip())
                .filter(text -> !text.isEmpty() && !text.equalsIgnoreCase("unknown") && !text.equals("null"));
    }

    private OptionalDouble number(String name, String wanted, DoublePredicate usable) {
        Optional<String> text = known(name);
        OptionalDouble value = text.map(Numbers::parse).orElse(OptionalDouble.empty());
        if (value.isPresent() && value.getAsDouble() <= MOST && usable.test(value.getAsDouble())) {
            return value;
        }
        text.ifPresent(unusable -> say(name, unusable, wanted));
        return OptionalDouble.empty();
    }

    private Optional<Instant> time(String name) {
        Optional<String> text = known(name);
        Optional<Instant> time = text.flatMap(given -> Timestamps.parse(given, zone));
        text.filter(given -> time.isEmpty())
                .ifPresent(unusable -> say(name, unusable, "a time such as 2026-03-01T14:30:22"));
        return time;
    }

    private void say(String name, String text, String wanted) {
        odd.add(new DataQuality(
                "header/" + name,
                DataQuality.Level.WARNING,
                name,
                name + " is '" + Excerpt.of(text) + "' and counts as unknown",
                "write " + wanted + ", or leave it out"));
    }

    private static boolean isName(String id) {
        return id.length() <= LONGEST_ID && id.chars().noneMatch(Character::isISOControl);
    }
}
