package io.benchmarkagent.ask.tool;

import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.findings.Labels;
import io.benchmarkagent.report.Fresh;
import io.benchmarkagent.run.MetricKey;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Verdicts in the words of the report: what is out of line is an alert's, or only a watch's, or settled, and that is for its anomaly to
 * say.
 */
final class Verdicts {
    /** Of several anomalies with the same observation the one that a reader must act on speaks. */
    private static final Comparator<Anomaly> WEIGHTIEST = Comparator.comparing(Anomaly::isSettled)
            .thenComparing(a -> a.muted().isPresent())
            .thenComparing(a -> !a.isAlert());

    /** Of memory that is less because a process began anew. */
    static final String RESTARTED = "lower, restarted";

    private final Findings findings;
    private final Map<MetricKey, Anomaly> anomalies = new HashMap<>();

    Verdicts(Findings findings) {
        this.findings = findings;
        findings.anomalies().stream().sorted(WEIGHTIEST).forEach(anomaly -> anomaly.members()
                .forEach(key -> anomalies.putIfAbsent(key, anomaly)));
    }

    /** "as expected", "regression", "regression, on watch". */
    String word(Observation o) {
        if (Fresh.is(findings, o)) {
            return RESTARTED;
        }
        return o.verdict().outOfLine() ? o.verdict().word() + standing(o) : unjudged(o);
    }

    /** "a regression, on watch". */
    String inWords(Observation o) {
        return switch (o.verdict()) {
            case REGRESSION -> "a regression" + standing(o);
            case IMPROVEMENT ->
                Fresh.is(findings, o)
                        ? "lower, in a run in which " + o.key().subject()
                                + " restarted (a fresh process has less memory), so no improvement is told by it"
                        : "an improvement" + standing(o);
            case CHANGE -> "a change" + standing(o);
            case NONE -> o.expected().isPresent() ? "nothing out of line" : unjudged(o) + ", " + beside(o);
            case TOO_FEW_RUNS -> "too few runs to judge by" + why(o);
            case NOT_COMPARABLE -> unjudged(o) + why(o);
            case NOT_COLLECTED -> unjudged(o);
        };
    }

    /** What of a metric is judged in its place, for else one change would be told several times. */
    private String beside(Observation o) {
        List<String> judged = findings.observations().stream()
                .filter(other -> other.expected().isPresent() && isOfSame(other.key(), o.key()))
                .map(other -> Labels.word(other.key().statistic()))
                .toList();
        return judged.isEmpty()
                ? "as no statistic of it is"
                : "as only its " + Phrases.listed(judged) + (judged.size() == 1 ? " is" : " are");
    }

    private static boolean isOfSame(MetricKey key, MetricKey other) {
        return key.scope() == other.scope()
                && key.subject().equals(other.subject())
                && key.metric().equals(other.metric());
    }

    /** " (1 of 3 like-for-like runs measured it)": the reason that the finding gives. */
    private static String why(Observation o) {
        return o.why().isEmpty() ? "" : " (" + o.why().get(0).replaceFirst("^not comparable: ", "") + ")";
    }

    private static String unjudged(Observation o) {
        return switch (o.verdict()) {
            case NONE -> o.expected().isPresent() ? "as expected" : "not judged";
            case NOT_COLLECTED -> o.value() == 0 ? "0 in every run" : "not collected";
            default -> o.verdict().word().replace('_', ' ');
        };
    }

    /** What of the whole cluster only adds up what its services are alerted for has no anomaly of its own. */
    private String standing(Observation o) {
        return Optional.ofNullable(anomalies.get(o.key()))
                .map(Verdicts::standing)
                .orElse(", not raised by itself");
    }

    /** "" of an open alert. */
    static String standing(Anomaly anomaly) {
        if (anomaly.accepted().isPresent()) {
            return ", accepted";
        }
        if (anomaly.isWithdrawn()) {
            return ", withdrawn";
        }
        return anomaly.muted().isPresent() ? ", muted" : anomaly.isAlert() ? "" : ", on watch";
    }
}
