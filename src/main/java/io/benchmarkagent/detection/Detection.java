package io.benchmarkagent.detection;

import java.util.Comparator;
import java.util.List;

/** Asks every detector, and puts what they found in order of weight: alerts, high, events and regressions first, then by σ. */
public final class Detection {
    private static final Comparator<Anomaly> WEIGHTIEST_FIRST = Comparator.comparing(Anomaly::status)
            .thenComparing(Anomaly::severity)
            .thenComparing(anomaly -> anomaly.verdict() != Verdict.REGRESSION)
            .thenComparing(Comparator.comparingDouble(Detection::weight).reversed())
            .thenComparing(Anomaly::id);

    private final List<Detector> detectors;

    public Detection(List<Detector> detectors) {
        this.detectors = List.copyOf(detectors);
    }

    public List<Anomaly> anomalies(Examination examination) {
        return detectors.stream()
                .flatMap(detector -> detector.detect(examination).stream())
                .sorted(WEIGHTIEST_FIRST)
                .toList();
    }

    /** An event has no σ; it stands after what was measured of the same severity. */
    private static double weight(Anomaly anomaly) {
        return Math.abs(anomaly.sigma().orElse(0));
    }
}
