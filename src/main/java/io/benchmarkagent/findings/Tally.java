package io.benchmarkagent.findings;

import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.detection.Verdict;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is counted and put in order for words about findings. */
public record Tally(Findings findings) {
    /** With fewer comparable runs nothing is judged. */
    public static final int FEWEST = 3;

    /** As many anomalies, changes and the like are named one by one. */
    public static final int NAMED = 3;

    public List<Anomaly> alerts() {
        return ordered(Anomaly.Status.ALERT);
    }

    public List<Anomaly> watches() {
        return ordered(Anomaly.Status.WATCH);
    }

    /** Judged, and inside the range that the baseline leads to expect. A number that was only shown is not counted. */
    public List<Observation> within() {
        return findings.observations().stream()
                .filter(o -> o.verdict() == Verdict.NONE)
                .filter(o -> o.expected().filter(e -> e.contains(o.value())).isPresent())
                .toList();
    }

    /** The largest percentages against too few runs to judge by, of what matters at all; one for each metric of a subject. */
    public List<Observation> largestChanges() {
        Set<String> seen = new HashSet<>();
        return findings.observations().stream()
                .filter(o -> o.verdict() == Verdict.TOO_FEW_RUNS
                        && o.key().statistic().judged())
                .filter(o -> o.baseline().isPresent() && o.changePct().isPresent() && exceedsFloor(o))
                .sorted(Comparator.comparingDouble(
                                (Observation o) -> -Math.abs(o.changePct().getAsDouble()))
                        .thenComparing(Observation::key))
                .filter(o -> seen.add(o.key().subject() + " " + o.key().metric()))
                .limit(NAMED)
                .toList();
    }

    private static boolean exceedsFloor(Observation o) {
        double change = Math.abs(o.value() - o.baseline().orElseThrow().mean());
        return change > 0 && change >= o.floor().orElse(0);
    }

    /** The weightiest few, by onset; what has none comes after. */
    public static List<Anomaly> named(List<Anomaly> weightiestFirst) {
        return weightiestFirst.stream()
                .limit(NAMED)
                .sorted(Comparator.comparing((Anomaly a) -> a.onset().orElse(Instant.MAX)))
                .toList();
    }

    /** The weightiest first; an event needs no σ to be heavier than any. */
    private List<Anomaly> ordered(Anomaly.Status status) {
        return findings.anomalies().stream()
                .filter(a -> a.status() == status)
                .sorted(Comparator.comparing(Anomaly::severity)
                        .thenComparingDouble(Tally::lightness)
                        .thenComparing(Anomaly::id))
                .toList();
    }

    private static double lightness(Anomaly anomaly) {
        return anomaly.kind() == Anomaly.Kind.EVENT
                ? Double.NEGATIVE_INFINITY
                : -Math.abs(anomaly.sigma().orElse(0));
    }
}
