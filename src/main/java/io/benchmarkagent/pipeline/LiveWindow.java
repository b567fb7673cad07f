package io.benchmarkagent.pipeline;

import io.benchmarkagent.baseline.Cohort;
import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.LoadProfile;
import io.benchmarkagent.run.NodePool;
import io.benchmarkagent.run.Run;
import io.benchmarkagent.run.RunFacts;
import io.benchmarkagent.run.RunFormat;
import io.benchmarkagent.run.RunKey;
import io.benchmarkagent.run.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * A stretch of time that is no run: nobody started a load, nothing was measured of it but series and objects, and nothing is like for
 * like with it. It is looked at as a run without earlier ones whose load began when its series do, so that what came before the
 * stretch is what it is held against.
 */
public record LiveWindow(Instant from, Instant to, Evidence evidence) {
    static final Cohort NOBODY = new Cohort(new TreeMap<>(), false, List.of(), 0, List.of(), 0, List.of(), List.of());

    private static final String ID = "live";
    private static final double MILLIS = 1000;

    /** When the first sample was, which may be before it; {@code from} where there is none. */
    public Instant begins() {
        return evidence.series().stream()
                .map(Series::samples)
                .filter(samples -> samples.size() > 0)
                .map(samples -> Instant.ofEpochMilli(samples.time(0)))
                .filter(first -> first.isBefore(from))
                .min(Instant::compareTo)
                .orElse(from);
    }

    Run asRun() {
        LoadProfile load = new LoadProfile(
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.of(Duration.between(begins(), to).toMillis() / MILLIS),
                Optional.of(begins()),
                Optional.of(to));
        NodePool unknown = new NodePool(Optional.empty(), Optional.empty(), Optional.empty(), OptionalInt.empty());
        RunFacts facts = new RunFacts(
                new RunKey(ID, from),
                RunFormat.V2,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                unknown,
                load);
        return new Run(facts, List.of(), List.of());
    }

    /** Whether it was there during the stretch itself, and not only before. */
    boolean saw(Anomaly anomaly) {
        return !anomaly.onset().orElse(from).isAfter(to)
                && !anomaly.end().orElse(to).isBefore(from)
                && (anomaly.kind() != Anomaly.Kind.EVENT
                        || !anomaly.onset().orElse(from).isBefore(from));
    }
}
