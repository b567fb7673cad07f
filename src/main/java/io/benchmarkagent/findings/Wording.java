package io.benchmarkagent.findings;

import io.benchmarkagent.baseline.history.Outcome;
import io.benchmarkagent.baseline.history.RunVerdict;
import io.benchmarkagent.cause.Moment;
import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.ContainerRestarted;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.detection.PodEvicted;
import io.benchmarkagent.detection.Verdict;
import io.benchmarkagent.detection.WholeRunShift;
import io.benchmarkagent.recommendation.Basis;
import io.benchmarkagent.recommendation.Recommendation;
import io.benchmarkagent.run.AcceptedLevel;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What an anomaly says in a sentence, and what to do about it: templates over the anomaly's own values. */
final class Wording {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final ZoneId zone;
    private final List<Observation> observations;
    private final List<Recommendation> recommendations;
    private final Map<String, String> labels;

    /** @param labels what each metric of a series is called */
    Wording(
            ZoneId zone,
            List<Observation> observations,
            List<Recommendation> recommendations,
            Map<String, String> labels) {
        this.labels = Map.copyOf(labels);
        this.zone = zone;
        this.observations = observations;
        this.recommendations = recommendations;
    }

    /** Of what went wrong: "Raise checkoutservice's CPU limit 200m → 300m and memory limit 128Mi → 192Mi."; empty where no rule proposes anything. */
    static Optional<String> changes(List<Recommendation> recommendations, Predicate<Recommendation> which) {
        List<Recommendation> chosen = recommendations.stream()
                .filter(r -> r.basis() == Basis.INCIDENT && r.isChange())
                .filter(which)
                .toList();
        return chosen.stream().findFirst().map(first -> chosen.stream()
                .filter(r -> r.subject().equals(first.subject()))
                .map(r -> r.resource() + " " + r.current() + " → " + r.proposed())
                .collect(Collectors.joining(" and ", "Raise " + first.subject() + "'s ", ".")));
    }

    /** A moment names its anomaly's metric by its label. */
    Moment worded(Moment moment, List<Anomaly> anomalies) {
        return anomalies.stream()
                .filter(a -> a.id().equals(moment.anomalyId()) && moment.what().startsWith(a.metric()))
                .findFirst()
                .map(a -> label(a) + moment.what().substring(a.metric().length()))
                .map(moment::saying)
                .orElse(moment);
    }

    Anomaly worded(Anomaly a) {
        return a.saying(description(a), a.accepted().map(Wording::acknowledged).orElseGet(() -> open(a)));
    }

    private String open(Anomaly a) {
        return a.isWithdrawn() ? "Nothing to do: later runs are back." : recommendation(a);
    }

    /** "Nothing to do: accepted as the new level by Jo on 2026-03-02, until 2026-06-01: the new cache." */
    private static String acknowledged(AcceptedLevel level) {
        return "Nothing to do: accepted as the new level" + (level.author().isBlank() ? "" : " by " + level.author())
                + " on " + level.on()
                + level.until().map(day -> ", until " + day).orElse("") + ": " + level.reason() + ".";
    }

    private String description(Anomaly a) {
        if (a.type().equals(WholeRunShift.TYPE)) {
            return leading(a)
                    .map(lead -> together(a, lead) + HindsightWords.sentence(a))
                    .orElse("");
        }
        if (a.isOfCourse()) {
            return CourseWords.description(a, label(a), during(a));
        }
        return leading(a).map(lead -> measured(a, lead)).orElseGet(() -> happened(a));
    }

    /** "checkoutservice: max CPU 20 %, expected 4.07 – 4.97 % (5 runs), 14:24:45 – 14:28:45." */
    private String measured(Anomaly a, Observation lead) {
        String value =
                Labels.subject(a) + ": " + Labels.spoken(lead) + " " + Figures.quantity(lead.value(), lead.unit());
        String expected = lead.expected()
                .map(e -> ", expected " + Figures.range(e.low(), e.high(), lead.unit()) + " (" + a.n()
                        + (a.n() == 1 ? " run)" : " runs)"))
                .orElse("");
        return value + expected + during(a) + "."
                + (a.hindsight().isPresent()
                        ? HindsightWords.sentence(a)
                        : lead.course().place().map(Wording::place).orElse(""));
    }

    private static String place(RunVerdict place) {
        return switch (place) {
            case OUTLIER -> " First run at this level: an outlier or a step, later runs will tell.";
            case SUSPECTED_STEP -> " The runs just before it were there too: a suspected step, later runs will tell.";
            case CONFIRMED_STEP -> " The runs just before it were there too: a confirmed step.";
            case NONE -> "";
        };
    }

    /** "cluster: mean CPU moved by +25 % in most subjects together (11 figures): the environment or the load, not one of them." */
    private static String together(Anomaly a, Observation lead) {
        return Labels.subject(a) + ": " + Labels.spoken(lead) + " moved by " + Figures.change(a.value())
                + " in most subjects together (" + a.members().size()
                + " figures): the environment or the load, not one of them.";
    }

    private String during(Anomaly a) {
        String end = a.end()
                .map(time -> Figures.THIN + "–" + Figures.THIN + time(time))
                .orElse("");
        return a.onset()
                .map(time -> (end.isEmpty() ? ", from " : ", ") + time(time) + end)
                .orElse("");
    }

    private String time(Instant instant) {
        return TIME.format(instant.atZone(zone));
    }

    private String happened(Anomaly a) {
        String at = a.onset().map(time -> " at " + time(time)).orElse("");
        if (a.type().equals(PodEvicted.TYPE)) {
            return a.metric() + at + ": a node put out a pod of " + Labels.subject(a) + ".";
        }
        return a.metric() + at + ": a container of " + Labels.subject(a) + " was ended"
                + (a.type().equals(ContainerRestarted.TYPE) ? " and started again." : ".");
    }

    private String recommendation(Anomaly a) {
        return changes(recommendations, r -> r.evidence().contains(a.id()))
                .or(() -> changes(recommendations, r -> r.subject().equals(a.subject())))
                .filter(change -> a.verdict() == Verdict.REGRESSION)
                .or(() -> CourseWords.recommendation(a))
                .orElseGet(() -> withoutRule(a));
    }

    private String label(Anomaly a) {
        return leading(a).map(lead -> lead.spec().label()).orElseGet(() -> labels.getOrDefault(a.metric(), a.metric()));
    }

    private static String withoutRule(Anomaly a) {
        if (isConfirmed(a)) {
            return a.verdict() == Verdict.IMPROVEMENT
                    ? "Accept the level: later runs stay there."
                    : "Look for what changed: later runs stay there.";
        }
        return switch (a.verdict()) {
            case REGRESSION -> a.isAlert() ? "Run once more to confirm; then look for what changed." : "Run once more.";
            case IMPROVEMENT -> "Run once more to confirm; accept the level if it stays.";
            case CHANGE, NONE, TOO_FEW_RUNS, NOT_COMPARABLE, NOT_COLLECTED -> "Find out what changed.";
        };
    }

    static boolean isConfirmed(Anomaly a) {
        return a.hindsight().filter(told -> told.outcome() == Outcome.CONFIRMED).isPresent();
    }

    private Optional<Observation> leading(Anomaly a) {
        return a.members().stream().findFirst().flatMap(key -> observations.stream()
                .filter(o -> o.key().equals(key))
                .findFirst());
    }
}
