package io.benchmarkagent.report;

import io.benchmarkagent.cause.RootCause;
import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.detection.Verdict;
import io.benchmarkagent.findings.Coverage;
import io.benchmarkagent.findings.Figures;
import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.recommendation.Recommendation;
import io.benchmarkagent.run.DataQuality;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** How far to trust it, why it happened, and what to change. */
final class Accounts {
    private final Findings findings;
    private final Times times;
    private final Map<String, String> anchors;

    Accounts(Findings findings, Times times) {
        this.findings = findings;
        this.times = times;
        this.anchors = AnomalyRows.anchors(findings);
    }

    View.Coverage coverage() {
        Coverage coverage = findings.coverage();
        int unjudged = coverage.notJudged().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        int all = coverage.judged() + unjudged;
        List<String> reasons = coverage.notJudged().entrySet().stream()
                .map(e -> Words.spaced(e.getKey()) + " " + e.getValue())
                .toList();
        boolean judged = coverage.judged() > 0;
        return new View.Coverage(
                coverage.judged() + " of " + Counts.of(all, "metric") + " judged",
                reasons,
                judged ? Figures.number(coverage.falseAlertsExpected()) : "",
                coverage.minimumDetectableChangePct().isPresent()
                        ? Figures.number(coverage.minimumDetectableChangePct().getAsDouble()) + Figures.THIN + "%"
                        : "");
    }

    List<View.Gap> notCollected() {
        Map<String, TreeSet<String>> subjects = new TreeMap<>();
        for (Observation o : findings.observations()) {
            if (o.verdict() == Verdict.NOT_COLLECTED) {
                subjects.computeIfAbsent(Words.metric(o), metric -> new TreeSet<>())
                        .add(Words.subject(o));
            }
        }
        return subjects.entrySet().stream()
                .map(e -> new View.Gap(e.getKey(), Words.listed(List.copyOf(e.getValue()))))
                .toList();
    }

    List<View.Problem> problems() {
        return findings.dataQuality().stream().map(Accounts::problem).toList();
    }

    private static View.Problem problem(DataQuality quality) {
        return new View.Problem(
                Marks.of(quality.severity()),
                Inert.name(quality.subject()),
                Inert.sentence(quality.message()),
                Inert.sentence(quality.remedy()),
                quality.severity() == DataQuality.Level.ERROR);
    }

    List<View.Cause> causes() {
        return findings.rootCauses().stream().map(this::cause).toList();
    }

    private View.Cause cause(RootCause cause) {
        return new View.Cause(
                cause.rank(),
                Inert.name(cause.subject()),
                Figures.number(cause.score()),
                cause.because().stream().map(this::reason).toList());
    }

    /** A reason names an anomaly by its id, or is said in words. */
    private View.Reason reason(String because) {
        return findings.anomalies().stream()
                .filter(anomaly -> anomaly.id().equals(because))
                .findFirst()
                .map(this::reason)
                .orElseGet(() -> new View.Reason(Inert.sentence(because), ""));
    }

    private View.Reason reason(Anomaly anomaly) {
        String since =
                anomaly.onset().map(onset -> "since " + times.time(onset)).orElse("");
        String words = anomaly.description().isBlank()
                ? String.join(" ", Words.filled(Words.subject(anomaly), Words.spaced(anomaly.type()), since))
                : Inert.sentence(anomaly.description());
        return new View.Reason(words, anchors.getOrDefault(anomaly.id(), ""));
    }

    List<View.Advice> advice() {
        return findings.recommendations().stream().map(Accounts::advice).toList();
    }

    private static View.Advice advice(Recommendation r) {
        return new View.Advice(
                Inert.name(r.subject()),
                Inert.name(r.resource()),
                Inert.name(r.current()),
                Inert.name(r.proposed()),
                Inert.sentence(r.reason()),
                Inert.name(r.confidence()),
                Inert.visible(r.patch()).stripTrailing(),
                r.evidence().stream().map(Inert::sentence).toList());
    }
}
