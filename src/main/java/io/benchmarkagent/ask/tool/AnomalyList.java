package io.benchmarkagent.ask.tool;

import io.benchmarkagent.ask.desk.Confidence;
import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.desk.Look;
import io.benchmarkagent.ask.desk.Source;
import io.benchmarkagent.ask.desk.Table;
import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.Severity;
import io.benchmarkagent.detection.Verdict;
import io.benchmarkagent.findings.Figures;
import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.findings.Headline;
import io.benchmarkagent.findings.Labels;
import io.benchmarkagent.report.Fresh;
import io.benchmarkagent.source.ArchivedRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** "Is the last run ok?", "what regressed since Monday?": what was out of line, alerts before watches. */
public final class AnomalyList implements Tool {
    /** What a question about improvements is asked with. */
    public static final String IMPROVED = "improved";

    /** The same about regressions alone. */
    public static final String REGRESSED = "regressed";

    /** The same about what is only on watch. */
    public static final String WATCHED = "watched";

    /** The same about what a gate would say of it. */
    public static final String GATE = "gate";

    private static final int SHOWN = 20;
    private static final int TOLD = 3;
    private static final int RUNS = 10;
    private static final List<String> HEAD =
            List.of("RUN", "STATUS", "SUBJECT", "METRIC", "VALUE", "EXPECTED", "Σ", "VERDICT");
    private static final Comparator<Seen> ALERTS_FIRST = Comparator.comparing(
                    (Seen seen) -> seen.anomaly().isSettled())
            .thenComparing(seen -> seen.anomaly().status())
            .thenComparing(seen -> seen.anomaly().severity());

    /** An anomaly, and in which run. */
    private record Seen(Look look, Anomaly anomaly) {}

    @Override
    public String name() {
        return "anomalies";
    }

    @Override
    public String purpose() {
        return "What was out of line in a run, or in the runs of a time span, of all or of some services: alerts first, then watches.";
    }

    @Override
    public Set<Slot> takes() {
        return Set.of(Slot.SUBJECTS, Slot.METRIC, Slot.SPAN);
    }

    @Override
    public Found find(Wanted wanted, Desk desk) {
        List<String> refused = new ArrayList<>();
        List<ArchivedRun> covering = wanted.span().map(desk::covering).orElse(List.of());
        List<Look> looks = looks(wanted, covering, desk, refused);
        if (looks.isEmpty()) {
            return refused.isEmpty()
                    ? new Found.Nothing(
                            Moments.uncovered(wanted.span().orElseThrow(), desk), List.of(RunList.source(desk)))
                    : new Found.Failed(refused.get(0), List.of(RunList.source(desk)));
        }
        List<Seen> all = looks.stream()
                .flatMap(look -> look.findings().anomalies().stream().map(anomaly -> new Seen(look, anomaly)))
                .filter(one -> isMeant(one.anomaly(), wanted) && isOfMetric(one, wanted))
                .sorted(ALERTS_FIRST)
                .toList();
        List<Seen> asked = all.stream().filter(one -> isOfKind(one, wanted)).toList();
        List<Seen> opposite = asked.isEmpty()
                ? all.stream()
                        .filter(AnomalyList::isOpposed)
                        .filter(one -> isTurned(wanted))
                        .toList()
                : List.of();
        List<Seen> seen = asked.isEmpty() ? opposite : asked;
        List<Source> sources =
                looks.stream().map(look -> look.source("its anomalies")).toList();
        return seen.isEmpty() && looks.stream().allMatch(AnomalyList::isNotJudged)
                ? new Found.Nothing(looks.get(0).findings().headline().text(), sources)
                : new Found.Data(
                        says(wanted, looks, asked, covering.size(), desk)
                                + turned(opposite)
                                + Figure.ofWhat(shown(seen).map(Seen::anomaly).toList()),
                        seen.isEmpty() ? List.of() : List.of(table(seen)),
                        confidence(looks, Math.max(covering.size(), looks.size())),
                        sources,
                        List.of());
    }

    private static List<Look> looks(Wanted wanted, List<ArchivedRun> covering, Desk desk, List<String> refused) {
        if (wanted.span().isEmpty()
                || (covering.size() <= 1
                        && wanted.look().times().isAt(wanted.span().get()))) {
            return List.of(wanted.look());
        }
        List<Look> looks = new ArrayList<>();
        for (ArchivedRun run : covering.stream().limit(RUNS).toList()) {
            Desk.Looking looking = desk.look(Optional.of(desk.name(run)));
            if (looking instanceof Desk.Looking.At at) {
                looks.add(at.look());
            } else {
                refused.add(((Desk.Looking.Refused) looking).line());
            }
        }
        return looks;
    }

    static boolean isNotJudged(Look look) {
        return look.findings().headline().status() == Headline.Status.NOT_JUDGED;
    }

    static boolean isMeant(Anomaly anomaly, Wanted wanted) {
        return wanted.subjects().isEmpty()
                || wanted.subjects().contains(Labels.subject(anomaly).toLowerCase(Locale.ROOT));
    }

    private static boolean isOfMetric(Seen seen, Wanted wanted) {
        return wanted.metric()
                .map(metric -> seen.look().findings().observations().stream()
                        .filter(o -> seen.anomaly().members().contains(o.key()))
                        .anyMatch(o ->
                                metric.mayBe(o.spec()) && metric.mayBe(o.key().statistic())))
                .orElse(true);
    }

    private static boolean isOfKind(Seen seen, Wanted wanted) {
        return wanted.expression()
                .map(only -> switch (only) {
                    case GATE -> true;
                    case IMPROVED -> seen.anomaly().verdict() == Verdict.IMPROVEMENT;
                    case WATCHED -> !seen.anomaly().isAlert() && !seen.anomaly().isSettled();
                    default -> seen.anomaly().verdict() == Verdict.REGRESSION;
                })
                .orElse(true);
    }

    /** Whether one direction is asked of something in particular, of which the other is to be told where there is none. */
    private static boolean isTurned(Wanted wanted) {
        return wanted.expression().filter(only -> !only.equals(WATCHED)).isPresent()
                && (wanted.metric().isPresent() || !wanted.subjects().isEmpty());
    }

    private static boolean isOpposed(Seen seen) {
        return !seen.anomaly().isSettled()
                && (seen.anomaly().verdict() == Verdict.IMPROVEMENT
                        || seen.anomaly().verdict() == Verdict.REGRESSION);
    }

    private static String turned(List<Seen> opposite) {
        if (opposite.isEmpty()) {
            return "";
        }
        boolean better = opposite.get(0).anomaly().verdict() == Verdict.IMPROVEMENT;
        return (better ? " It improved" : " It regressed") + firstOf(opposite);
    }

    /** What of one kind is told by its own first ones, not by the run's. */
    private static boolean isOfAKind(Wanted wanted) {
        return wanted.metric().isPresent()
                || wanted.expression().filter(only -> !only.equals(GATE)).isPresent()
                || !wanted.subjects().isEmpty();
    }

    private static String firstOf(List<Seen> seen) {
        List<String> told = seen.stream()
                .filter(one -> !one.anomaly().isSettled())
                .map(one -> Causes.told(one.anomaly(), one.look().findings()))
                .toList();
        return told.isEmpty() ? "." : ": " + Phrases.first(TOLD, told) + ".";
    }

    /** What the gate's own settings mute or ask for besides is not known here. */
    private static String gate(Wanted wanted, List<Seen> seen) {
        if (wanted.expression().filter(GATE::equals).isEmpty()) {
            return "";
        }
        List<Anomaly> regressions = seen.stream()
                .map(Seen::anomaly)
                .filter(one -> one.isAlert() && !one.isSettled() && one.verdict() == Verdict.REGRESSION)
                .toList();
        boolean high = regressions.stream().anyMatch(one -> one.severity() == Severity.HIGH);
        return (regressions.isEmpty()
                        ? "With --fail-on medium or high the gate would pass"
                        : high
                                ? "With --fail-on medium or high the gate would fail"
                                : "With --fail-on medium the gate would fail, with high it would pass")
                + ", its own thresholds and mutes aside; whether to merge is for people to say. ";
    }

    private static String says(Wanted wanted, List<Look> looks, List<Seen> seen, int covering, Desk desk) {
        String counted = counted(seen, wanted)
                + (wanted.subjects().isEmpty() ? "" : " of " + String.join(", ", wanted.subjects()));
        if (looks.size() == 1) {
            Findings findings = looks.get(0).findings();
            if (isOfAKind(wanted)) {
                return "Run " + looks.get(0).name() + ": " + counted + firstOf(seen);
            }
            return gate(wanted, seen) + "Run " + looks.get(0).name() + ": " + counted + ". "
                    + findings.headline().text() + "."
                    + (findings.headline().next().isEmpty()
                            ? ""
                            : " " + findings.headline().next());
        }
        long notJudged = looks.stream().filter(AnomalyList::isNotJudged).count();
        return "In " + (covering > looks.size() ? "the newest " + looks.size() + " of " + covering : looks.size())
                + " runs "
                + wanted.span().map(span -> Moments.from(span, desk.zone())).orElse("") + ": " + counted + "."
                + (notJudged == 0 ? "" : " Not judged for want of comparable runs: " + notJudged + ".")
                + Moments.ofRunsAlone(desk);
    }

    private static String counted(List<Seen> seen, Wanted wanted) {
        boolean improved = wanted.expression().filter(IMPROVED::equals).isPresent();
        String what = wanted.metric().map(metric -> " of " + metric.words()).orElse("");
        if (improved) {
            return (seen.isEmpty() ? "no" : Integer.toString(seen.size())) + " improvement"
                    + (seen.size() == 1 ? "" : "s") + what;
        }
        boolean watched = wanted.expression().filter(WATCHED::equals).isPresent();
        return watched
                ? (seen.isEmpty() ? "no watch" : many(seen.size(), "watch", "watches")) + what
                : (wanted.expression().isPresent() && seen.isEmpty() ? "no regression" : counted(seen)) + what;
    }

    /** "3 alerts, 2 of them regressions, and 1 watch"; what is accepted or withdrawn is none of them. */
    private static String counted(List<Seen> seen) {
        List<Anomaly> open =
                seen.stream().map(Seen::anomaly).filter(a -> !a.isSettled()).toList();
        if (open.isEmpty()) {
            return "no open anomaly";
        }
        List<Anomaly> alerts = open.stream().filter(Anomaly::isAlert).toList();
        String watches = many(open.size() - alerts.size(), "watch", "watches");
        return alerts.isEmpty()
                ? "no alert, " + watches
                : alerts(alerts) + (watches.isEmpty() ? "" : ", and " + watches);
    }

    private static String alerts(List<Anomaly> alerts) {
        long regressions =
                alerts.stream().filter(a -> a.verdict() == Verdict.REGRESSION).count();
        return many(alerts.size(), "alert", "alerts") + ", " + regressions + " of them "
                + (regressions == 1 ? "a regression" : "regressions");
    }

    private static String many(long count, String one, String more) {
        return count == 0 ? "" : count + " " + (count == 1 ? one : more);
    }

    private static Table table(List<Seen> seen) {
        return new Table(HEAD, shown(seen).map(AnomalyList::row).toList(), Math.max(0, seen.size() - SHOWN));
    }

    private static Stream<Seen> shown(List<Seen> seen) {
        return seen.stream().limit(SHOWN);
    }

    private static List<String> row(Seen seen) {
        Anomaly a = seen.anomaly();
        return List.of(
                seen.look().name(),
                a.accepted().isPresent()
                        ? "accepted"
                        : a.isWithdrawn() ? "withdrawn" : a.status().word(),
                Labels.subject(a),
                seen.look().findings().leading(a).map(Labels::metric).orElse(a.metric()),
                a.value().isPresent() ? Figures.quantity(a.value().getAsDouble(), a.unit()) : "",
                a.expected()
                        .map(range -> Figures.range(range.low(), range.high(), a.unit()))
                        .orElse(""),
                a.sigma().isPresent() ? Figures.sigma(a.sigma().getAsDouble()) : "",
                seen.look()
                        .findings()
                        .leading(a)
                        .filter(o -> Fresh.is(seen.look().findings(), o))
                        .map(o -> Verdicts.RESTARTED)
                        .orElse(a.verdict().word().replace('_', ' ')));
    }

    private static Confidence confidence(List<Look> looks, int runs) {
        int judged = looks.stream()
                .mapToInt(look -> look.findings().coverage().judged())
                .sum();
        int not = looks.stream()
                .flatMap(look -> look.findings().coverage().notJudged().entrySet().stream())
                .filter(entry -> !entry.getKey().equals(Verdict.NOT_COLLECTED.word()))
                .mapToInt(entry -> entry.getValue())
                .sum();
        double share = judged + not == 0 ? 0 : (double) judged / (judged + not);
        return new Confidence(
                share * looks.size() / runs,
                judged + " of " + (judged + not) + " figures could be judged"
                        + (looks.size() < runs ? ", in " + looks.size() + " of " + runs + " runs" : ""));
    }
}
