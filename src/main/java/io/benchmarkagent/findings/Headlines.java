package io.benchmarkagent.findings;

import io.benchmarkagent.baseline.PredictionInterval;
import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.detection.PodEvicted;
import io.benchmarkagent.detection.Verdict;
import io.benchmarkagent.detection.WholeRunShift;
import io.benchmarkagent.recommendation.Recommendation;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.Scope;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The one line that is the verdict: who, what, how much, against what. */
final class Headlines {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final int ENOUGH = 3;
    private static final int CHANCE_BY_FAR = 2;

    private final ZoneId zone;
    private final List<Observation> observations;
    private final List<Recommendation> recommendations;
    private final Optional<String> origin;

    /** @param origin the subject that is named as the cause */
    Headlines(
            ZoneId zone,
            List<Observation> observations,
            List<Recommendation> recommendations,
            Optional<String> origin) {
        this.zone = zone;
        this.observations = observations;
        this.recommendations = recommendations;
        this.origin = origin;
    }

    /** What was accepted or withdrawn is counted, and leads nothing. */
    Headline of(List<Anomaly> all, CohortSummary cohort, Coverage coverage) {
        List<Anomaly> settled = all.stream().filter(Anomaly::isSettled).toList();
        Headline open = ofOpen(all.stream().filter(a -> !a.isSettled()).toList(), settled, cohort, coverage);
        return new Headline(open.status(), open.text() + settled(settled), open.next());
    }

    /** "; 1 accepted; 3 withdrawn, since later runs are back". */
    private static String settled(List<Anomaly> settled) {
        long accepted = settled.stream().filter(a -> a.accepted().isPresent()).count();
        long withdrawn = settled.size() - accepted;
        return (accepted == 0 ? "" : "; " + accepted + " accepted")
                + (withdrawn == 0 ? "" : "; " + withdrawn + " withdrawn, since later runs are back");
    }

    private static Set<MetricKey> keys(List<Anomaly> anomalies) {
        return anomalies.stream().flatMap(a -> a.members().stream()).collect(Collectors.toSet());
    }

    private Headline ofOpen(List<Anomaly> anomalies, List<Anomaly> settled, CohortSummary cohort, Coverage coverage) {
        Optional<Anomaly> first = anomalies.stream().findFirst();
        if (first.isPresent() && first.get().isAlert()) {
            return new Headline(Headline.Status.ALERT, alert(first.get(), anomalies), next(first.get()));
        }
        if (coverage.judged() == 0) {
            return notJudged(cohort);
        }
        boolean settledAlerts = settled.stream().anyMatch(Anomaly::isAlert);
        return withoutAlert(coverage.judged(), keys(settled), settledAlerts, cohort.inWords());
    }

    /** Some of many metrics lie beyond 2σ by chance: a run is worth a look only when clearly more do. */
    private Headline withoutAlert(int judged, Set<MetricKey> settled, boolean settledAlerts, String runs) {
        long out = observations.stream()
                .filter(o -> o.verdict().outOfLine() && !settled.contains(o.key()))
                .count();
        long chance = Math.round(judged * PredictionInterval.TWO_SIGMA);
        if (out > CHANCE_BY_FAR * Math.max(1, chance)) {
            String text = "No alert, but worth a look: " + out + " of " + plural(judged, "metric") + beyond(out, runs)
                    + ", more than chance alone gives " + about(chance);
            return new Headline(Headline.Status.WATCH, text, "");
        }
        String found = "No " + (settledAlerts ? "new " : "") + "regression found in " + plural(judged, "metric");
        String rest = out > 0
                ? "; " + out + (settled.isEmpty() ? "" : out == 1 ? " other" : " others") + beyond(out, runs)
                        + against(out, chance)
                : ": " + (settled.isEmpty() ? "all" : "all others") + " within what " + runs + " vary";
        return new Headline(Headline.Status.CLEAN, found + rest, "");
    }

    private static String beyond(long out, String runs) {
        return (out == 1 ? " lies" : " lie") + " beyond 2σ of " + runs;
    }

    private static String against(long out, long chance) {
        String than = out < chance
                ? ", fewer than chance alone gives "
                : out == chance ? ", as many as chance alone gives " : ", hardly more than chance alone gives ";
        return than + about(chance);
    }

    private static String about(long chance) {
        return chance == 0 ? "(less than 1)" : "(about " + chance + ")";
    }

    private String alert(Anomaly first, List<Anomaly> anomalies) {
        String lead = first.isOfCourse() ? ofCourse(first) : ofOthers(first);
        return Labels.subject(first) + " " + lead + killed(first, anomalies) + more(first, anomalies);
    }

    /** What its description says after the subject. */
    private static String ofCourse(Anomaly first) {
        return first.description()
                .replaceFirst("^" + Pattern.quote(Labels.subject(first) + ": "), "")
                .replaceFirst("\\.$", "");
    }

    private String ofOthers(Anomaly first) {
        return leading(first)
                .map(o -> verb(first) + ": "
                        + (first.type().equals(WholeRunShift.TYPE) ? together(first, o) : measured(o)))
                .orElseGet(() -> event(first));
    }

    /** Every change the rules propose for the named cause, else for the subject that leads; where they propose none, where to look. */
    private String next(Anomaly first) {
        if (first.verdict() != Verdict.REGRESSION) {
            return first.recommendation();
        }
        String where = origin.orElse(Labels.subject(first));
        return Wording.changes(recommendations, r -> r.subject().equals(where))
                .orElseGet(() -> "Look at " + where + " first; "
                        + (Wording.isConfirmed(first) ? "later runs stay there." : "run once more to confirm."));
    }

    private static String verb(Anomaly a) {
        return switch (a.verdict()) {
            case REGRESSION -> "regressed";
            case IMPROVEMENT -> "improved";
            case CHANGE, NONE, TOO_FEW_RUNS, NOT_COMPARABLE, NOT_COLLECTED -> "changed";
        };
    }

    private static String together(Anomaly first, Observation o) {
        return Labels.spoken(o) + " " + Figures.change(first.value()) + " in most subjects together";
    }

    private static String measured(Observation o) {
        String value = Labels.spoken(o) + " " + Figures.quantity(o.value(), o.unit());
        return o.expected()
                .map(e -> value + ", expected " + Figures.range(e.low(), e.high(), o.unit()))
                .orElse(value);
    }

    private String event(Anomaly a) {
        return (a.type().equals(PodEvicted.TYPE) ? "had a pod evicted" : "had a container ended (" + a.metric() + ")")
                + at(a);
    }

    private String killed(Anomaly first, List<Anomaly> anomalies) {
        return anomalies.stream()
                .filter(a -> a.kind() == Anomaly.Kind.EVENT && first.kind() != Anomaly.Kind.EVENT)
                .filter(a -> a.subject().equals(first.subject()))
                .findFirst()
                .map(a -> "; " + a.metric() + at(a))
                .orElse("");
    }

    private String at(Anomaly a) {
        return a.onset().map(time -> " at " + TIME.format(time.atZone(zone))).orElse("");
    }

    private static String more(Anomaly first, List<Anomaly> anomalies) {
        List<String> others = anomalies.stream()
                .filter(a -> a.isAlert() && a.verdict() == Verdict.REGRESSION && a.scope() == Scope.SERVICE)
                .map(Labels::subject)
                .filter(subject -> !subject.equals(Labels.subject(first)))
                .distinct()
                .toList();
        return switch (others.size()) {
            case 0 -> "";
            case 1 -> "; " + others.get(0) + " regressed as well";
            default -> "; " + others.size() + " more services regressed as well";
        };
    }

    private static Headline notJudged(CohortSummary cohort) {
        if (cohort.size() >= ENOUGH) {
            return new Headline(
                    Headline.Status.NOT_JUDGED,
                    "Nothing could be judged: no metric of this run was measured in " + ENOUGH + " of "
                            + plural(cohort.size(), "like-for-like run"),
                    "Look under data quality for what was not collected.");
        }
        return new Headline(
                Headline.Status.NOT_JUDGED,
                "Not comparable yet: " + plural(cohort.size(), "earlier run") + " with this machine and load; " + ENOUGH
                        + " are needed",
                "Run the same benchmark " + plural(Math.max(1, ENOUGH - cohort.size()), "more time")
                        + " with this machine and load, or pin a baseline with --baseline.");
    }

    private static String plural(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    private Optional<Observation> leading(Anomaly a) {
        return a.members().stream().findFirst().flatMap(key -> observations.stream()
                .filter(o -> o.key().equals(key))
                .findFirst());
    }
}
