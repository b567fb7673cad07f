package io.benchmarkagent.ask.tool;

import io.benchmarkagent.ask.desk.Confidence;
import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.desk.Look;
import io.benchmarkagent.ask.desk.Table;
import io.benchmarkagent.cause.Moment;
import io.benchmarkagent.cause.RootCause;
import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.detection.Verdict;
import io.benchmarkagent.findings.CauseNote;
import io.benchmarkagent.findings.Figures;
import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.findings.Labels;
import io.benchmarkagent.grounding.Spoken;
import io.benchmarkagent.report.Chart;
import io.benchmarkagent.report.Inert;
import io.benchmarkagent.run.CallGraph;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** "What caused the latency regression?": what was out of line, what it is consistent with, and what happened when. */
public final class Causes implements Tool {
    /** What a question why something got better is asked with. */
    public static final String IMPROVED = "improved";

    private static final int MOMENTS = 15;
    static final List<String> HEAD = List.of("SUBJECT", "OUT OF LINE", "VALUE", "EXPECTED", "FROM", "VERDICT");

    @Override
    public String name() {
        return "causes";
    }

    @Override
    public String purpose() {
        return "What the regressions of a run are consistent with as their origin, of one service and metric or of all, with the course of events.";
    }

    @Override
    public Set<Slot> takes() {
        return Set.of(Slot.SUBJECT, Slot.METRIC);
    }

    @Override
    public Found find(Wanted wanted, Desk desk) {
        Look look = wanted.look();
        List<Anomaly> asked = look.findings().anomalies().stream()
                .filter(a -> a.verdict() == Verdict.REGRESSION && isAbout(a, wanted))
                .sorted(Comparator.comparing(Anomaly::isSettled).thenComparing(a -> !a.isAlert()))
                .toList();
        if (wanted.expression().filter(IMPROVED::equals).isPresent()) {
            return new BetterOrNot(wanted).why(asked, improved(wanted));
        }
        if (asked.isEmpty()) {
            return unfounded(wanted);
        }
        Optional<RootCause> cause = Suspects.named(look.findings()).filter(c -> explains(c, asked, look, desk));
        Set<String> subjects = asked.stream().map(Anomaly::subject).collect(Collectors.toSet());
        cause.map(RootCause::subject).ifPresent(subjects::add);
        return new Found.Data(
                seen(wanted, asked) + " "
                        + cause.map(c -> Suspects.sentence(look.findings(), c))
                                .orElseGet(() -> none(look.findings(), asked))
                        + Figure.ofWhat(asked),
                List.of(
                        Table.of(HEAD, asked.stream().map(a -> row(a, look)).toList()),
                        Course.table(new Recorded(look), moment -> tells(moment, subjects), MOMENTS)),
                confidence(look, cause),
                List.of(look.source("root_causes and anomalies"), look.source("timeline")),
                List.of(),
                Optional.of(new Chart.OfRun(look.findings(), lower(subjects), Optional.empty())));
    }

    private static List<Anomaly> improved(Wanted wanted) {
        return wanted.look().findings().anomalies().stream()
                .filter(a -> a.verdict() == Verdict.IMPROVEMENT && isAbout(a, wanted))
                .sorted(Comparator.comparing(Anomaly::isSettled).thenComparing(a -> !a.isAlert()))
                .toList();
    }

    private static List<String> lower(Set<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }

    private static boolean isAbout(Anomaly anomaly, Wanted wanted) {
        boolean subject = wanted.subjects().isEmpty() || anomaly.subject().equalsIgnoreCase(wanted.subject());
        return subject
                && wanted.metric()
                        .map(metric -> measures(anomaly, metric, wanted.look().findings()))
                        .orElse(true);
    }

    private static boolean measures(Anomaly anomaly, Spoken.Metric metric, Findings findings) {
        return findings.observations().stream()
                .filter(o -> anomaly.members().contains(o.key()))
                .map(Observation::spec)
                .anyMatch(metric::mayBe);
    }

    /** What was asked about did not happen: there is nothing to explain, and that is the answer. */
    private static Found unfounded(Wanted wanted) {
        Look look = wanted.look();
        String what = wanted.metric().map(metric -> Inert.name(metric.words())).orElse("what was measured");
        String whose = wanted.subjects().isEmpty() ? "" : " of " + Inert.name(wanted.subject());
        List<Observation> measured = look.findings().observations().stream()
                .filter(o ->
                        wanted.subjects().isEmpty() || look.of(wanted.subject()).anyMatch(o::equals))
                .filter(o -> o.verdict() != Verdict.NOT_COLLECTED
                        && wanted.metric().map(m -> m.mayBe(o.spec())).orElse(true))
                .toList();
        if (measured.isEmpty()) {
            return new Found.Nothing(
                    "Nobody measured " + what + whose + " in run " + look.name() + ".",
                    List.of(look.source("observations")));
        }
        Optional<Found> nothing = new BetterOrNot(wanted).ofNothing();
        if (nothing.isPresent()) {
            return nothing.get();
        }
        boolean judged = measured.stream()
                .anyMatch(o -> o.verdict() == Verdict.NONE || o.verdict().outOfLine());
        return judged
                ? new Found.Data(
                        "Run " + look.name() + " has no regression in " + what + whose
                                + ", so there is no cause to name."
                                + BetterOrNot.told(improved(wanted), look.findings()),
                        List.of(),
                        new Confidence(1, "read from what the run itself measured"),
                        List.of(look.source("anomalies")),
                        List.of())
                : new Found.Nothing(
                        "Whether " + what + whose + " regressed in run " + look.name()
                                + " could not be judged: there are too few like-for-like runs.",
                        List.of(look.source("observations")));
    }

    /** Alerts, and what is only on watch where there is no alert. */
    private static String seen(Wanted wanted, List<Anomaly> asked) {
        Findings findings = wanted.look().findings();
        List<Anomaly> open = asked.stream().filter(Causes::isOpen).toList();
        List<Anomaly> first = open.isEmpty() ? asked : open;
        int others = asked.size() - first.size();
        return "In run " + wanted.look().name() + " "
                + Phrases.first(3, first.stream().map(a -> told(a, findings)).toList())
                + (first.size() == 1 ? " was" : " were") + " out of line"
                + (others == 0
                        ? "."
                        : "; " + others + " more " + (others == 1 ? "is" : "are") + " no open "
                                + (others == 1 ? "alert." : "alerts."));
    }

    private static boolean isOpen(Anomaly a) {
        return a.isAlert() && !a.isSettled() && a.muted().isEmpty();
    }

    /** "checkoutservice p95 latency 387 ms", and that it is only watched, where it is. */
    static String told(Anomaly a, Findings findings) {
        return Labels.subject(a) + " " + what(a, findings)
                + (a.value().isPresent() ? " " + Figures.quantity(a.value().getAsDouble(), a.unit()) : "")
                + (isOpen(a) ? "" : " (" + Verdicts.standing(a).substring(2) + ")");
    }

    private static String what(Anomaly a, Findings findings) {
        return findings.leading(a)
                .map(Labels::spoken)
                .orElseGet(() -> a.metric().isBlank() ? a.type().replace('_', ' ') : a.metric());
    }

    /** It is one of them itself, or what one of them calls, directly or not; of others it explains nothing. */
    private static boolean explains(RootCause cause, List<Anomaly> asked, Look look, Desk desk) {
        CallGraph graph = CallGraph.seen(look.evidence()).with(desk.calls());
        return asked.stream().filter(Causes::isOpen).anyMatch(a -> graph.below(a.subject())
                .contains(cause.subject()));
    }

    private static String none(Findings findings, List<Anomaly> asked) {
        if (asked.stream().noneMatch(Causes::isOpen)) {
            return "Causes are looked for only of open alerts.";
        }
        return Phrases.capital(CauseNote.of(findings).orElse("no cause of it stands out in what was measured")) + ".";
    }

    private static boolean tells(Moment moment, Set<String> subjects) {
        return moment.kind() != Moment.Kind.MORE && (moment.subject().isEmpty() || subjects.contains(moment.subject()));
    }

    static List<String> row(Anomaly a, Look look) {
        return List.of(
                Labels.subject(a),
                what(a, look.findings()),
                a.value().isPresent() ? Figures.quantity(a.value().getAsDouble(), a.unit()) : "",
                a.expected()
                        .map(range -> Figures.range(range.low(), range.high(), a.unit()))
                        .orElse(""),
                a.onset().map(new Recorded(look)::time).orElse(""),
                a.verdict().word() + Verdicts.standing(a));
    }

    private static Confidence confidence(Look look, Optional<RootCause> cause) {
        long seen = look.evidence().series().isEmpty() ? 0 : 1;
        String how =
                seen == 0 ? "the run's own figures, without a course of events" : "the run's figures and its course";
        double value = cause.isEmpty() ? 0.5 : seen == 0 ? 0.6 : 0.8;
        return new Confidence(
                value,
                how + (cause.isEmpty() ? "; no cause stands out" : "; consistent with a cause is not proof of it"));
    }
}
