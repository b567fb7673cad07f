package io.benchmarkagent.baseline;

import io.benchmarkagent.run.RunFacts;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** What comparable runs agree in, by the names it has in findings.json: the machines, and the load. */
public final class CohortFields {
    private CohortFields() {}

    static List<CohortField> all(double durationTolerance) {
        return Stream.concat(machines().stream(), load(durationTolerance).stream())
                .toList();
    }

    public static List<CohortField> machines() {
        return List.of(
                CohortField.word("cloud", RunFacts::cloud),
                CohortField.word("machine_type", facts -> facts.nodePool().machineType()),
                CohortField.word("cpu_vendor", facts -> facts.nodePool().cpuVendor()),
                CohortField.word("cpu_generation", facts -> facts.nodePool().cpuGeneration()),
                CohortField.number("node_count", CohortFields::nodes, 0));
    }

    /** @param durationTolerance 0.1 is 10 % */
    public static List<CohortField> load(double durationTolerance) {
        return List.of(
                CohortField.number("users_count", facts -> facts.load().users(), 0),
                CohortField.number("rps", facts -> facts.load().rps(), 0),
                CohortField.number("duration_seconds", facts -> facts.load().durationSeconds(), durationTolerance));
    }

    private static OptionalDouble nodes(RunFacts facts) {
        return facts.nodePool().nodeCount().isPresent()
                ? OptionalDouble.of(facts.nodePool().nodeCount().getAsInt())
                : OptionalDouble.empty();
    }
}
