package io.benchmarkagent.findings;

import io.benchmarkagent.detection.Observation;
import java.util.List;
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
        observations.stream().filter(o -> !isJudged(o)).forEach(o -> notJudged.merge(reason(o), 1, Integer::sum));
        int judged = (int) observations.stream().filter(Coverages::isJudged).count();
        return new Coverage(judged, notJudged, detectable(observations), judged == 0 ? 0 : q);
    }

    private static boolean isJudged(Observation o) {
        return o.expected().isPresent();
    }

    private static String reason(Observation o) {
        return switch (o.verdict()) {
            case NOT_COLLECTED -> "not collected";
            case NOT_COMPARABLE -> "no like-for-like run";
            case TOO_FEW_RUNS -> "fewer than three like-for-like runs";
            case NONE, REGRESSION, IMPROVEMENT, CHANGE -> "shown only: a member of another metric";
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
