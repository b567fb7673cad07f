package io.benchmarkagent.findings;

import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.run.Instrument;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts what was judged, and why the rest was not. */
final class Coverages {
    private Coverages() {}

    /**
     * @param q the false-discovery rate asked for: with nothing wrong, at most that many alerts are expected for a run
     */
    static Coverage of(List<Observation> observations, double q) {
        SortedMap<String, Integer> notJudged = new TreeMap<>();
        observations.stream()
                .flatMap(o -> reason(o).stream())
                .forEach(reason -> notJudged.merge(reason, 1, Integer::sum));
        int judged = (int) observations.stream().filter(Coverages::isJudged).count();
        return new Coverage(judged, notJudged, detectable(observations), judged == 0 ? 0 : q);
    }

    private static boolean isJudged(Observation o) {
        return o.expected().isPresent();
    }

    /**
     * Why it could not be judged. A statistic that is only shown beside a judged one of its metric lacks nothing; how many earlier runs
     * have figures of series is one line about the data.
     */
    private static Optional<String> reason(Observation o) {
        return switch (o.verdict()) {
            case NOT_COLLECTED -> Optional.of("not collected");
            case NOT_COMPARABLE ->
                o.baseline().isPresent()
                        ? Optional.of("under another load")
                        : Optional.of("without a like-for-like run").filter(reason -> o.instrument() == Instrument.RUN);
            case TOO_FEW_RUNS ->
                Optional.of("without three like-for-like runs").filter(reason -> o.instrument() == Instrument.RUN);
            case NONE, REGRESSION, IMPROVEMENT, CHANGE -> Optional.empty();
        };
    }

    private static OptionalDouble detectable(List<Observation> observations) {
        double[] changes = observations.stream()
                .flatMapToDouble(o -> o.minimumDetectableChangePct().stream())
                .sorted()
                .toArray();
        return changes.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(changes[changes.length / 2]);
    }
}
