package io.benchmarkagent.narrative;

import io.benchmarkagent.cause.RootCause;
import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.detection.Verdict;
import io.benchmarkagent.findings.Figures;
import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.findings.Labels;
import io.benchmarkagent.findings.Tally;
import io.benchmarkagent.grounding.Markdown;
import io.benchmarkagent.run.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The alerts of a run as sentences: the course of the subject that leads, what else moved, and what that is consistent with. */
final class Incident {
    /** What Kubernetes says was done to a container, which makes a sentence. */
    private static final Set<String> PASSIVE = Set.of("OOMKilled", "Evicted", "Restarted");

    private static final String REQUEST_RATE = "request_rate_rps";

    private final Findings findings;
    private final Clock clock;
    private final List<Anomaly> alerts;

    Incident(Findings findings) {
        this.findings = findings;
        this.clock = new Clock(findings.zone());
        this.alerts = findings.anomalies().stream()
                .filter(a -> a.isAlert() && !a.isSettled())
                .toList();
    }

    Stream<Optional<String>> sentences() {
        return Stream.of(course(), aftermath(), others(), better(), load(), cause());
    }

    /** In order of time, up to and with the first thing that happened; the values stand in the headline and in the rows. */
    private Optional<String> course() {
        List<Anomaly> timed = timed();
        return timed.isEmpty()
                ? listed(leading()
                        .skip(1)
                        .filter(a -> a.verdict() != Verdict.IMPROVEMENT)
                        .toList())
                : Optional.of(subject(alerts.get(0)) + told(timed.subList(0, turn(timed))));
    }

    /** What came after that. */
    private Optional<String> aftermath() {
        List<Anomaly> after = timed().subList(turn(timed()), timed().size());
        return after.isEmpty() ? Optional.empty() : Optional.of("It then" + told(after));
    }

    /** Of the leading subject; what left its range together is together, and before what happened then. */
    private List<Anomaly> timed() {
        return leading()
                .filter(a -> a.onset().isPresent())
                .sorted(Comparator.comparing((Anomaly a) -> a.onset().orElseThrow())
                        .thenComparing(Incident::isEvent))
                .toList();
    }

    /** Behind the first thing that happened. */
    private static int turn(List<Anomaly> timed) {
        int at = 0;
        while (at < timed.size() && !isEvent(timed.get(at))) {
            at++;
        }
        return Math.min(at + 1, timed.size());
    }

    /** " left its expected range in latency and CPU at 14:24:45 (±15 s), in memory at 14:25:00 (±15 s), and was OOMKilled at 14:26:12". */
    private String told(List<Anomaly> timed) {
        Map<Instant, List<Anomaly>> byOnset = timed.stream()
                .collect(Collectors.groupingBy(a -> a.onset().orElseThrow(), TreeMap::new, Collectors.toList()));
        List<String> steps = new ArrayList<>();
        boolean leaving = false;
        for (List<Anomaly> together : byOnset.values()) {
            List<Anomaly> metrics = together.stream().filter(a -> !isEvent(a)).toList();
            if (!metrics.isEmpty()) {
                steps.add((leaving ? " in " : " left its expected range in ") + labels(metrics) + " at "
                        + onset(metrics.get(0)));
            }
            together.stream()
                    .filter(Incident::isEvent)
                    .map(event -> " " + happened(event))
                    .distinct()
                    .forEach(steps::add);
            leaving = together.stream().noneMatch(Incident::isEvent);
        }
        return joined(steps);
    }

    private static String joined(List<String> steps) {
        int last = steps.size() - 1;
        return last == 0
                ? steps.get(0)
                : String.join(",", steps.subList(0, last)) + (last == 1 ? " and" : ", and") + steps.get(last);
    }

    private static boolean isEvent(Anomaly anomaly) {
        return anomaly.kind() == Anomaly.Kind.EVENT;
    }

    private String labels(List<Anomaly> metrics) {
        return OfflineNarrator.listed(
                metrics.stream().map(this::label).distinct().toList());
    }

    private Stream<Anomaly> leading() {
        return alerts.stream().filter(a -> a.subject().equals(alerts.get(0).subject()));
    }

    /** "was OOMKilled at 14:26:12"; how else a container ended is in Kubernetes' word. */
    private String happened(Anomaly event) {
        String what = PASSIVE.contains(event.metric())
                ? "was " + event.metric()
                : "had a container end" + (event.metric().isBlank() ? "" : " with " + Markdown.escape(event.metric()));
        return what + event.onset().map(at -> " at " + onset(event)).orElse("");
    }

    /** One anomaly of each other subject, the weightiest, with its figures. */
    private Optional<String> others() {
        Set<String> seen = new HashSet<>(Set.of(alerts.get(0).subject()));
        return listed(alerts.stream()
                .filter(a -> a.verdict() == Verdict.REGRESSION && !isRequestRate(a))
                .filter(a -> seen.add(a.subject()))
                .toList());
    }

    /** What is better than expected while something else is not. */
    private Optional<String> better() {
        List<Anomaly> better = alerts.stream()
                .skip(1)
                .filter(a -> a.verdict() == Verdict.IMPROVEMENT && !isRequestRate(a))
                .filter(a -> !timed().contains(a))
                .toList();
        return listed("Better than expected: ", better);
    }

    private Optional<String> listed(List<Anomaly> anomalies) {
        return anomalies.size() == 1
                ? Optional.of(alone(anomalies.get(0)))
                : listed("Out of line as well: ", anomalies);
    }

    private Optional<String> listed(String lead, List<Anomaly> anomalies) {
        int more = anomalies.size() - Tally.NAMED;
        return anomalies.isEmpty()
                ? Optional.empty()
                : Optional.of(anomalies.stream()
                                .limit(Tally.NAMED)
                                .map(a -> subject(a) + " " + figures(a))
                                .collect(Collectors.joining("; ", lead, ""))
                        + (more > 0 ? "; and others" : ""));
    }

    private String alone(Anomaly anomaly) {
        return subject(anomaly) + (isEvent(anomaly) ? " " : " was out of line as well: ") + figures(anomaly);
    }

    private String figures(Anomaly anomaly) {
        return isEvent(anomaly)
                ? happened(anomaly)
                : Markdown.escape(findings.leading(anomaly).map(Labels::spoken).orElse(anomaly.metric()))
                        + values(anomaly);
    }

    private String values(Anomaly anomaly) {
        String value = anomaly.value().isPresent()
                ? " " + Figures.quantity(anomaly.value().getAsDouble(), anomaly.unit())
                : "";
        String expected = anomaly.expected()
                .map(e -> ", expected " + Figures.range(e.low(), e.high(), anomaly.unit()))
                .orElse("");
        String from = anomaly.onset().isPresent() ? ", from " + onset(anomaly) : "";
        return value + expected + from;
    }

    /** Fewer requests than in the baseline's runs: what was used less may not be better. */
    private Optional<String> load() {
        return alerts.stream()
                .filter(a -> isRequestRate(a) && a.scope() == Scope.CLUSTER && a.verdict() == Verdict.REGRESSION)
                .findFirst()
                .map(a -> "The request rate was" + values(a) + ": what was used less may only have had less to do");
    }

    private static boolean isRequestRate(Anomaly anomaly) {
        return anomaly.metric().equals(REQUEST_RATE);
    }

    /** Ranked causes where there are any, else the order of the first two onsets if it is beyond doubt. */
    private Optional<String> cause() {
        List<RootCause> causes = findings.rootCauses();
        return causes.stream()
                .filter(RootCause::named)
                .findFirst()
                .map(named -> consistent(named, causes.size() > 1 || isAboutSeveral()))
                .orElseGet(this::order);
    }

    private boolean isAboutSeveral() {
        return alerts.stream().map(Anomaly::subject).distinct().count() > 1;
    }

    /** That the only subject out of line is the origin says nothing, unless there are words for it. */
    private Optional<String> consistent(RootCause cause, boolean oneOfSeveral) {
        Set<String> ids = findings.anomalies().stream().map(Anomaly::id).collect(Collectors.toSet());
        String because = cause.because().stream()
                .filter(word -> !ids.contains(word))
                .limit(2)
                .map(OfflineNarrator::phrase)
                .collect(Collectors.joining("; "));
        return because.isEmpty() && !oneOfSeveral
                ? Optional.empty()
                : Optional.of("This is consistent with " + Markdown.escape(cause.subject()) + " as the origin"
                        + (because.isEmpty() ? "" : " (" + because + ")"));
    }

    private Optional<String> order() {
        List<Anomaly> timed = Tally.named(alerts).stream()
                .filter(a -> a.onset().isPresent())
                .limit(2)
                .toList();
        if (timed.size() < 2) {
            return Optional.empty();
        }
        Anomaly first = timed.get(0);
        Anomaly second = timed.get(1);
        long gap = Duration.between(first.onset().orElseThrow(), second.onset().orElseThrow())
                .toSeconds();
        boolean doubtful = gap <= first.uncertaintySeconds() + second.uncertaintySeconds();
        return doubtful || first.subject().equals(second.subject())
                ? Optional.empty()
                : Optional.of(subject(first) + " precedes " + subject(second) + " by " + gap + Figures.THIN + "s");
    }

    private String onset(Anomaly anomaly) {
        return clock.time(anomaly.onset().orElseThrow(), anomaly.uncertaintySeconds());
    }

    private String label(Anomaly anomaly) {
        return Markdown.escape(findings.leading(anomaly)
                .map(Observation::spec)
                .map(spec -> spec.label())
                .orElse(anomaly.metric()));
    }

    private static String subject(Anomaly anomaly) {
        return Markdown.escape(Labels.subject(anomaly));
    }
}
