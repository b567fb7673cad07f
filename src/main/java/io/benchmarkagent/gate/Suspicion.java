package io.benchmarkagent.gate;

import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.RunKey;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one run shows and another is to confirm.
 *
 * @param alike what the other run must be like in, by the names of the cohort's key
 * @param pinned whether somebody chose the baseline's runs; else it may start after a step
 * @param baseline the runs that both are compared with
 */
public record Suspicion(
        RunKey run, SortedMap<String, String> alike, boolean pinned, List<RunKey> baseline, List<Suspect> suspects) {
    public Suspicion {
        alike = new TreeMap<>(alike);
        baseline = List.copyOf(baseline);
        suspects = List.copyOf(suspects);
    }

    /**
     * One check that failed.
     *
     * @param key what was measured; empty of an event and a threshold, which are known by their ids
     */
    public record Suspect(String id, String title, Optional<MetricKey> key) {}

    public static Suspicion of(Findings findings, GateReading reading) {
        return new Suspicion(
                findings.run().key(),
                findings.baseline().key(),
                findings.baseline().pinned(),
                findings.baseline().runs(),
                reading.failed().stream()
                        .map(check -> new Suspect(check.id(), check.title(), leading(check, findings)))
                        .toList());
    }

    private static Optional<MetricKey> leading(Check check, Findings findings) {
        return findings.anomalies().stream()
                .filter(anomaly -> anomaly.id().equals(check.id()) && anomaly.kind() == Anomaly.Kind.RUN)
                .flatMap(anomaly -> findings.leading(anomaly).stream())
                .map(observation -> observation.key())
                .findFirst();
    }
}
