package io.benchmarkagent.slack;

import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.report.Chart;
import java.util.Optional;

/** The metric that a report leads with, over runs. */
final class Worst {
    private Worst() {}

    /** Empty where nothing is an alert, or no earlier run measured what is. */
    static Optional<Chart.OfRuns> of(Findings findings) {
        return findings.anomalies().stream()
                .filter(Worst::isOpenAlert)
                .flatMap(anomaly -> findings.leading(anomaly).stream())
                .filter(observation -> !observation.history().isEmpty())
                .findFirst()
                .map(observation -> new Chart.OfRuns(findings, observation));
    }

    private static boolean isOpenAlert(Anomaly anomaly) {
        return anomaly.isAlert() && !anomaly.isSettled();
    }
}
