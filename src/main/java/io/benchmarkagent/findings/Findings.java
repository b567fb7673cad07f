package io.benchmarkagent.findings;

import io.benchmarkagent.cause.Moment;
import io.benchmarkagent.cause.RootCause;
import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.recommendation.Recommendation;
import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.RunFacts;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Everything computed about a run. Every rendering prints this and computes nothing.
 *
 * @param headline an alert only where an anomaly is an open one
 * @param sequel the later runs that were consulted; empty where nobody asked for them
 */
public record Findings(
        RunFacts run,
        ZoneId zone,
        Headline headline,
        CohortSummary baseline,
        Coverage coverage,
        List<Phase> phases,
        List<Moment> timeline,
        List<Observation> observations,
        List<Anomaly> anomalies,
        List<RootCause> rootCauses,
        List<Recommendation> recommendations,
        List<DataQuality> dataQuality,
        Optional<Sequel> sequel) {
    public Findings {
        phases = List.copyOf(phases);
        timeline = List.copyOf(timeline);
        observations = List.copyOf(observations);
        anomalies = List.copyOf(anomalies);
        rootCauses = List.copyOf(rootCauses);
        recommendations = List.copyOf(recommendations);
        dataQuality = List.copyOf(dataQuality);
        if (headline.status() == Headline.Status.ALERT && anomalies.stream().noneMatch(Findings::isOpenAlert)) {
            throw new IllegalArgumentException("'verdict.status' is 'alert', and 'anomalies' has no open alert");
        }
    }

    private static boolean isOpenAlert(Anomaly anomaly) {
        return anomaly.isAlert() && !anomaly.isSettled();
    }

    /** As the run looked when it was the newest. */
    public Findings(
            RunFacts run,
            ZoneId zone,
            Headline headline,
            CohortSummary baseline,
            Coverage coverage,
            List<Phase> phases,
            List<Moment> timeline,
            List<Observation> observations,
            List<Anomaly> anomalies,
            List<RootCause> rootCauses,
            List<Recommendation> recommendations,
            List<DataQuality> dataQuality) {
        this(
                run,
                zone,
                headline,
                baseline,
                coverage,
                phases,
                timeline,
                observations,
                anomalies,
                rootCauses,
                recommendations,
                dataQuality,
                Optional.empty());
    }

    /** The observation that leads an anomaly; an anomaly seen only in an event has none. */
    public Optional<Observation> leading(Anomaly anomaly) {
        return anomaly.members().stream().findFirst().flatMap(key -> observations.stream()
                .filter(o -> o.key().equals(key))
                .findFirst());
    }
}
