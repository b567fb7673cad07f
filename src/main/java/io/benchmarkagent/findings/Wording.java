package io.benchmarkagent.findings;

import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.detection.Verdict;
import io.benchmarkagent.recommendation.Recommendation;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an anomaly says in a sentence, and what to do about it: templates over the anomaly's own values. */
final class Wording {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final ZoneId zone;
    private final List<Observation> observations;
    private final List<Recommendation> recommendations;

    Wording(ZoneId zone, List<Observation> observations, List<Recommendation> recommendations) {
        this.zone = zone;
        this.observations = observations;
        this.recommendations = recommendations;
    }

    Anomaly worded(Anomaly a) {
        return new Anomaly(
                a.id(),
                a.kind(),
                a.type(),
                a.scope(),
                a.subject(),
                a.metric(),
                a.severity(),
                a.status(),
                a.verdict(),
                a.sigma(),
                a.rawSigma(),
                a.n(),
                a.value(),
                a.unit(),
                a.expected(),
                a.onset(),
                a.end(),
                a.uncertaintySeconds(),
                a.members(),
                description(a),
                recommendation(a),
                a.evidence());
    }

    private String description(Anomaly a) {
        return leading(a).map(lead -> measured(a, lead)).orElseGet(() -> happened(a));
    }

    private String measured(Anomaly a, Observation lead) {
        String value =
                Labels.subject(a) + "'s " + Labels.metric(lead) + " was " + Figures.quantity(lead.value(), lead.unit());
        String expected = lead.expected()
                .map(e -> "; " + a.n() + " like-for-like runs lead to expect "
                        + Figures.range(e.low(), e.high(), lead.unit()))
                .orElse("");
        return value + expected + ".";
    }

    private String happened(Anomaly a) {
        String at =
                a.onset().map(time -> " at " + TIME.format(time.atZone(zone))).orElse("");
        return a.metric() + at + ": a container of " + Labels.subject(a) + " was ended.";
    }

    private String recommendation(Anomaly a) {
        Optional<Recommendation> rule = rule(a);
        if (rule.isPresent() && a.verdict() == Verdict.REGRESSION) {
            Recommendation r = rule.get();
            return "Raise " + r.subject() + "'s " + r.resource() + ": " + r.current() + " → " + r.proposed() + ".";
        }
        return switch (a.verdict()) {
            case REGRESSION ->
                a.isAlert() ? "Look at " + Labels.subject(a) + " first; run once more to confirm." : "Run once more.";
            case IMPROVEMENT -> "Run once more to confirm; accept the level if it stays.";
            case CHANGE, NONE, TOO_FEW_RUNS, NOT_COMPARABLE, NOT_COLLECTED -> "Find out what changed.";
        };
    }

    /** The change that this anomaly is the evidence for, or else one for the same subject. */
    private Optional<Recommendation> rule(Anomaly a) {
        return recommendations.stream()
                .filter(r -> r.evidence().contains(a.id()))
                .findFirst()
                .or(() -> recommendations.stream()
                        .filter(r -> r.subject().equals(a.subject()))
                        .findFirst());
    }

    private Optional<Observation> leading(Anomaly a) {
        return a.members().stream().findFirst().flatMap(key -> observations.stream()
                .filter(o -> o.key().equals(key))
                .findFirst());
    }
}
