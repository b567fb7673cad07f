package io.benchmarkagent.source.imported;

import io.benchmarkagent.source.Numbers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.node.ObjectNode;

/**
 * The facts of a run: what somebody told, over what the file tells.
 *
 * @param timestamp when the test ended
 * @param told by the run JSON's names; "unknown" is an answer
 */
public record RunHeader(String runId, Instant timestamp, Map<String, String> told) {
    private static final List<String> PLACE = List.of("cloud", "region", "zone");
    private static final List<String> NODE_POOL = List.of("machine_type", "cpu_vendor", "cpu_generation", "node_count");

    public RunHeader {
        told = Map.copyOf(told);
    }

    /** First of all, as the pipeline writes it: of thousands of runs only the header is read. */
    void into(ObjectNode run, Result result) {
        run.put("run_id", runId);
        run.put("timestamp", timestamp.toString());
        PLACE.forEach(name -> put(run, name));
        ObjectNode pool = run.putObject("node_pool");
        NODE_POOL.forEach(name -> put(pool, name));
        load(run.putObject("load_profile"), result);
    }

    private void load(ObjectNode load, Result result) {
        OptionalDouble seconds = told("duration_seconds").map(Numbers::parse).orElse(result.seconds());
        put(load, "duration_seconds");
        if (!told.containsKey("duration_seconds")) {
            seconds.ifPresent(value -> load.put("duration_seconds", rounded(value)));
        }
        Instant end = result.end().orElse(timestamp);
        result.start().or(() -> before(end, seconds)).ifPresent(start -> {
            load.put("start_time", start.toString());
            load.put("end_time", end.toString());
        });
        put(load, "users_count");
        if (!told.containsKey("users_count")) {
            result.users().ifPresent(value -> load.put("users_count", plain(value)));
        }
        put(load, "rps");
    }

    private Optional<String> told(String name) {
        return Optional.ofNullable(told.get(name));
    }

    private void put(ObjectNode into, String name) {
        told(name).ifPresent(text -> {
            if (Numbers.parse(text).isPresent()) {
                into.put(name, new BigDecimal(text));
            } else {
                into.put(name, text);
            }
        });
    }

    private static Optional<Instant> before(Instant end, OptionalDouble seconds) {
        return seconds.stream()
                .mapToObj(value -> end.minus(Duration.ofMillis(Math.round(value * 1000))))
                .findFirst();
    }

    /** To the millisecond. */
    private static BigDecimal rounded(double seconds) {
        return plain(Math.round(seconds * 1000) / 1000.0);
    }

    /** As people write it: 20 and not 20.0. */
    static BigDecimal plain(double value) {
        BigDecimal exact = BigDecimal.valueOf(value);
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? exact.setScale(0, RoundingMode.UNNECESSARY)
                : exact;
    }
}
