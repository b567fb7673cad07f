package io.benchmarkagent.source;

import io.benchmarkagent.run.LoadProfile;
import io.benchmarkagent.run.NodePool;
import io.benchmarkagent.run.RunFacts;
import io.benchmarkagent.run.RunFormat;
import io.benchmarkagent.run.RunKey;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/** Names → facts, the same for a run JSON and for a row of the cluster summary. A missing name is "". */
final class FactsReader {
    private final UnaryOperator<String> fields;
    private final ZoneId zone;

    FactsReader(UnaryOperator<String> fields, ZoneId zone) {
        this.fields = fields;
        this.zone = zone;
    }

    /** Empty when there is no {@code run_id} or no {@code timestamp}: this is not a run. */
    Optional<RunFacts> facts(RunFormat format) {
        Optional<Instant> timestamp = known("timestamp").flatMap(text -> Timestamps.parse(text, zone));
        return known("run_id").flatMap(id -> timestamp.map(time -> facts(new RunKey(id, time), format)));
    }

    private RunFacts facts(RunKey key, RunFormat format) {
        return new RunFacts(key, format, known("cloud"), known("region"), known("zone"), nodePool(), load());
    }

    private NodePool nodePool() {
        OptionalDouble count = number("node_count");
        return new NodePool(
                known("machine_type"),
                known("cpu_vendor"),
                known("cpu_generation"),
                count.isPresent() ? OptionalInt.of((int) count.getAsDouble()) : OptionalInt.empty());
    }

    private LoadProfile load() {
        return new LoadProfile(
                number("users_count"),
                number("rps"),
                number("duration_seconds"),
                known("start_time").flatMap(text -> Timestamps.parse(text, zone)),
                known("end_time").flatMap(text -> Timestamps.parse(text, zone)));
    }

    private Optional<String> known(String name) {
        return Optional.of(fields.apply(name).strip())
                .filter(text -> !text.isEmpty() && !text.equalsIgnoreCase("unknown") && !text.equals("null"));
    }

    private OptionalDouble number(String name) {
        return known(name).map(FactsReader::finite).orElse(OptionalDouble.empty());
    }

    private static OptionalDouble finite(String text) {
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException notANumber) {
            return OptionalDouble.empty();
        }
    }
}
