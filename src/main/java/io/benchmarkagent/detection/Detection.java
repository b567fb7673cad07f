package io.benchmarkagent.detection;

import io.benchmarkagent.run.MetricCatalogue;
import io.benchmarkagent.run.Scope;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Asks every detector, and puts what they found in the order a reader wants: alerts before watches, regressions first; services before
 * the cluster they add up to, the service that is farthest out first; of one service what its users feel first, then what tells
 * why, then by σ.
 */
public final class Detection {
    private static final double KILLED = 3;
    private static final String THROTTLED = "cpu.throttled_percentage";

    private final List<Detector> detectors;

    public Detection(List<Detector> detectors) {
        this.detectors = List.copyOf(detectors);
    }

    public List<Anomaly> anomalies(Examination examination) {
        List<Anomaly> all = detectors.stream()
                .flatMap(detector -> detector.detect(examination).stream())
                .toList();
        List<Anomaly> found = Aftermath.told(ClusterEcho.joined(OneCourse.joined(all)));
        return found.stream().sorted(order(weights(found))).toList();
    }

    private static Comparator<Anomaly> order(Map<String, Double> weights) {
        return Comparator.comparing(Anomaly::status)
                .thenComparing(anomaly -> anomaly.verdict() != Verdict.REGRESSION)
                .thenComparing(anomaly -> anomaly.scope() != Scope.SERVICE)
                .thenComparing(anomaly -> -weights.getOrDefault(anomaly.subject(), 0.0))
                .thenComparing(Anomaly::subject)
                .thenComparing(Detection::place)
                .thenComparing(Anomaly::severity)
                .thenComparing(anomaly -> -sigma(anomaly))
                .thenComparing(Anomaly::id);
    }

    /** A subject weighs as much as all its anomalies; a kill counts as three σ. */
    private static Map<String, Double> weights(List<Anomaly> anomalies) {
        return anomalies.stream()
                .collect(Collectors.toMap(Anomaly::subject, Detection::weight, Double::sum, HashMap::new));
    }

    private static double weight(Anomaly anomaly) {
        return anomaly.kind() == Anomaly.Kind.EVENT ? KILLED : sigma(anomaly);
    }

    /** What users feel comes first, then a kill and throttling, which tell why, then what else was used. */
    private static int place(Anomaly anomaly) {
        if (MetricCatalogue.isUserFacing(anomaly.metric())) {
            return 0;
        }
        return anomaly.kind() == Anomaly.Kind.EVENT ? 1 : anomaly.metric().equals(THROTTLED) ? 2 : 3;
    }

    private static double sigma(Anomaly anomaly) {
        return Math.abs(anomaly.sigma().orElse(0));
    }
}
