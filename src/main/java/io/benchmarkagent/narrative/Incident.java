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
import java.util.Collection;
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
        return Stream.of(course(), others(), load(), cause());
    }

    /** In order of time; the values stand in the headline and in the rows. */
    private Optional<String> course() {
        Map<Instant, List<Anomaly>> byOnset = leading()
                .filter(a -> a.onset().isPresent())
                .collect(Collectors.groupingBy(a -> a.onset().orElseThrow(), TreeMap::new, Collectors.toList()));
        return byOnset.isEmpty()
                ? listed("Out of line as well: ", leading().skip(1).toList())
                : Optional.of(subject(alerts.get(0)) + told(byOnset.values()));
    }

    /** " left its expected range in CPU at 14:24:45 (±15 s); in latency at 14:25:00 (±15 s); OOMKilled at 14:26:12". */
    private String told(Collection<List<Anomaly>> steps) {
        StringBuilder told = new StringBuilder();
        for (List<Anomaly> together : steps) {
            List<Anomaly> metrics = together.stream()
                    .filter(a -> a.kind() != Anomaly.Kind.EVENT)
                    .toList();
            if (!metrics.isEmpty()) {
                told.append(told.isEmpty() ? " left its expected range in " : "; in ")
                        .append(labels(metrics))
                        .append(" at ")
                        .append(onset(metrics.get(0)));
            }
            together.stream()
                    .filter(a -> a.kind() == Anomaly.Kind.EVENT)
                    .map(this::event)
                    .distinct()
                    .forEach(event -> told.append(told.isEmpty() ? ": " : "; ").append(event));
        }
        return told.toString();
    }

    private String labels(List<Anomaly> metrics) {
        List<String> labels = metrics.stream().map(this::label).distinct().toList();
        int last = labels.size() - 1;
        return last == 0 ? labels.get(0) : String.join(", ", labels.subList(0, last)) + " and " + labels.get(last);
    }

    private Stream<Anomaly> leading() {
        return alerts.stream().filter(a -> a.subject().equals(alerts.get(0).subject()));
    }

    private String event(Anomaly anomaly) {
        return anomaly.metric().isBlank()
                ? OfflineNarrator.phrase(anomaly.description())
                : Markdown.escape(anomaly.metric())
                        + anomaly.onset().map(at -> " at " + clock.time(at)).orElse("");
    }

    /** One anomaly of each other subject, the weightiest, with its figures. */
    private Optional<String> others() {
        Set<String> seen = new HashSet<>(Set.of(alerts.get(0).subject()));
        return listed(
                "Out of line as well: ",
                alerts.stream()
                        .filter(a -> a.verdict() == Verdict.REGRESSION && !isRequestRate(a))
                        .filter(a -> seen.add(a.subject()))
                        .toList());
    }

    private Optional<String> listed(String lead, List<Anomaly> anomalies) {
        int more = anomalies.size() - Tally.NAMED;
        return anomalies.isEmpty()
                ? Optional.empty()
                : Optional.of(anomalies.stream()
                                .limit(Tally.NAMED)
                                .map(this::figures)
                                .collect(Collectors.joining("; ", lead, ""))
                        + (more > 0 ? "; and " + more + " more" : ""));
    }

    private String figures(Anomaly anomaly) {
        if (anomaly.kind() == Anomaly.Kind.EVENT) {
            return subject(anomaly) + ": " + event(anomaly);
        }
        String metric = findings.leading(anomaly).map(Labels::spoken).orElse(anomaly.metric());
        return subject(anomaly) + " " + Markdown.escape(metric) + values(anomaly);
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
                        + (because.isEmpty() ? "" : ": " + because));
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
