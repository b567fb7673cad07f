package io.benchmarkagent.report;

import io.benchmarkagent.cause.RootCause;
import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.findings.CauseNote;
import io.benchmarkagent.findings.Coverage;
import io.benchmarkagent.findings.Figures;
import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.findings.Labels;
import io.benchmarkagent.recommendation.Basis;
import io.benchmarkagent.recommendation.Recommendation;
import io.benchmarkagent.recommendation.Saving;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** How far to trust it, why it happened, and what to change. */
final class Accounts {
    private static final int REASONS = 6;
    private static final int SIZED = 3;
    private static final double LEAST_USD = 1;
    /** Why metrics were not judged, by the words of findings.json, for whoever does not know those. */
    private static final Map<String, String> UNJUDGED = Map.of(
            "not collected", "not measured in any run",
            "under another load", "measured under another load",
            "without a like-for-like run", "without a like-for-like run to compare with",
            "without three like-for-like runs", "measured in fewer than three like-for-like runs");

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
        List<String> reasons = coverage.notJudged().entrySet().stream()
                .map(e -> e.getValue() + " " + UNJUDGED.getOrDefault(e.getKey(), Words.spaced(e.getKey())))
                .toList();
        boolean judged = coverage.judged() > 0;
        return new View.Coverage(
                judged ? Counts.of(coverage.judged(), "metric") + " judged" : "No metric judged",
                reasons,
                judged ? Figures.number(coverage.falseAlertsExpected()) : "",
                coverage.minimumDetectableChangePct().isPresent()
                        ? Figures.number(coverage.minimumDetectableChangePct().getAsDouble()) + Figures.THIN + "%"
                        : "");
    }

    List<View.Problem> problems() {
        return Problems.all(findings.dataQuality());
    }

    List<View.Problems> problemGroups() {
        return Problems.grouped(findings.dataQuality());
    }

    /** Where nothing stands out, that is said, and what would have to be measured. */
    String noCause() {
        return CauseNote.of(findings).map(Inert::sentence).orElse("");
    }

    List<View.Cause> causes() {
        return findings.rootCauses().stream().map(this::cause).toList();
    }

    private View.Cause cause(RootCause cause) {
        List<View.Reason> reasons =
                cause.because().stream().sorted(byOnset()).map(this::reason).toList();
        int more = reasons.size() - REASONS;
        return new View.Cause(
                cause.rank(),
                Inert.name(cause.subject()),
                Figures.number(cause.score()),
                more > 1 ? reasons.subList(0, REASONS) : reasons,
                more > 1 ? "and " + more + " more" : "");
    }

    /** What is said in words leads, then what happened first; what has no time keeps its place after. */
    private Comparator<String> byOnset() {
        return Comparator.comparing(because ->
                anomaly(because).map(a -> a.onset().orElse(Instant.MAX)).orElse(Instant.MIN));
    }

    private Optional<Anomaly> anomaly(String because) {
        return findings.anomalies().stream()
                .filter(anomaly -> anomaly.id().equals(because))
                .findFirst();
    }

    /** A reason names an anomaly by its id, or is said in words. */
    private View.Reason reason(String because) {
        return anomaly(because).map(this::reason).orElseGet(() -> new View.Reason(Inert.sentence(because), ""));
    }

    private View.Reason reason(Anomaly anomaly) {
        return new View.Reason(
                findings.leading(anomaly)
                        .map(lead -> measured(anomaly, lead))
                        .orElseGet(() -> Words.happened(anomaly, times)),
                anchors.getOrDefault(anomaly.id(), ""));
    }

    private String measured(Anomaly anomaly, Observation lead) {
        String value = anomaly.value().isPresent()
                ? " " + Figures.quantity(anomaly.value().getAsDouble(), anomaly.unit())
                : "";
        String expected = Words.range(anomaly.expected(), anomaly.unit());
        return String.join(
                ", ",
                Words.filled(
                        Inert.name(Labels.spoken(lead)) + value,
                        expected.isEmpty() ? "" : "expected " + expected,
                        Words.during(anomaly, times)));
    }

    List<View.Advice> advice() {
        return advice(of(Basis.INCIDENT));
    }

    /** Of the first few subjects, each with all that its patch is made of: the rules have the largest first. */
    View.Sizing sizing() {
        List<Recommendation> all = of(Basis.USE);
        List<String> subjects = all.stream()
                .map(Recommendation::subject)
                .distinct()
                .limit(SIZED)
                .toList();
        List<Recommendation> first =
                all.stream().filter(r -> subjects.contains(r.subject())).toList();
        int more = all.size() - first.size();
        return new View.Sizing(advice(first), all.size(), more > 0 ? "and " + more + " more in findings.json" : "");
    }

    private List<Recommendation> of(Basis basis) {
        return findings.recommendations().stream()
                .filter(r -> r.basis() == basis)
                .toList();
    }

    /** The patch of a workload stands once, under the last that it is made of. */
    private static List<View.Advice> advice(List<Recommendation> all) {
        return IntStream.range(0, all.size())
                .mapToObj(i -> advice(
                        all.get(i), all.subList(i + 1, all.size()).stream().noneMatch(later -> later.patch()
                                .equals(all.get(i).patch()))))
                .toList();
    }

    /** "saves 283 USD a month, 2.15 per million requests"; "frees up to 3.5 USD a month"; nothing of cents. */
    private static String money(Saving saving) {
        if (Math.abs(saving.monthlyUsd().orElse(saving.upToUsd().orElse(0))) < LEAST_USD) {
            return "";
        }
        String perMillion = saving.perMillionRequestsUsd().isPresent()
                ? ", " + dollars(saving.perMillionRequestsUsd()) + " per million requests"
                : "";
        if (saving.monthlyUsd().isPresent()) {
            boolean saves = saving.monthlyUsd().getAsDouble() > 0;
            return (saves ? "saves " : "costs ") + dollars(saving.monthlyUsd()) + " USD a month" + perMillion;
        }
        return saving.upToUsd().isPresent() ? "frees up to " + dollars(saving.upToUsd()) + " USD a month" : "";
    }

    private static String dollars(OptionalDouble amount) {
        return Figures.number(Math.abs(amount.orElseThrow()));
    }

    private static View.Advice advice(Recommendation r, boolean withPatch) {
        return new View.Advice(
                Inert.name(r.subject()),
                Inert.name(r.resource()),
                Inert.name(r.current()),
                Inert.name(r.proposed()),
                Words.ended(Words.capital(Inert.sentence(r.reason()))),
                Inert.name(r.load()),
                Inert.name(r.confidence()),
                money(r.saving()),
                withPatch ? Inert.visible(r.patch()).stripTrailing() : "",
                r.evidence().stream().map(Inert::sentence).toList());
    }
}
