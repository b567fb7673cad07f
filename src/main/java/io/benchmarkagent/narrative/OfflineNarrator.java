package io.benchmarkagent.narrative;

import io.benchmarkagent.cause.RootCause;
import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.findings.CohortSummary;
import io.benchmarkagent.findings.Figures;
import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.findings.Headline;
import io.benchmarkagent.findings.Labels;
import io.benchmarkagent.recommendation.Recommendation;
import io.benchmarkagent.run.DataQuality;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Plain sentences, one to four of them, each true by construction: what is out of line, why, what stayed, what to do. */
public final class OfflineNarrator implements Narrator {

    @Override
    public Narrative narrate(Findings findings) {
        String text = sentences(findings).collect(Collectors.joining(" "));
        return new Narrative(
                Narrative.Source.OFFLINE, "", text, Gate.of(findings).count(text), 0, List.of());
    }

    private static Stream<String> sentences(Findings findings) {
        Tally tally = new Tally(findings);
        if (findings.headline().status() == Headline.Status.CLEAN) {
            return Stream.of(sentence(sensitivity(tally) + notJudged(findings)));
        }
        Optional<String> why = judges(findings) ? cause(tally) : largestChanges(tally);
        String rest = judges(findings) ? within(tally) + notJudged(findings) : comparable(findings);
        String missing = findings.dataQuality().stream()
                .filter(d -> d.severity() == DataQuality.Level.ERROR)
                .findFirst()
                .map(d -> "; " + phrase(d.message()))
                .orElse("");
        return Stream.of(outOfLine(tally), why, Optional.of(rest + missing), next(tally))
                .flatMap(Optional::stream)
                .map(OfflineNarrator::sentence);
    }

    private static boolean judges(Findings findings) {
        return findings.baseline().size() >= Tally.FEWEST;
    }

    private static Optional<String> outOfLine(Tally tally) {
        boolean alert = !tally.alerts().isEmpty();
        List<Anomaly> all = alert ? tally.alerts() : tally.watches();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        List<Anomaly> named = Tally.named(all);
        boolean timed =
                named.size() > 1 && named.stream().allMatch(a -> a.onset().isPresent());
        String lead = (alert ? "Out of line" : "No alert, but worth a look") + (timed ? ", in order of onset: " : ": ");
        int more = all.size() - Tally.NAMED;
        return Optional.of(
                named.stream().map(a -> clause(a, tally.findings())).collect(Collectors.joining("; ", lead, ""))
                        + (more > 0 ? "; and " + more + " more" : ""));
    }

    private static String clause(Anomaly anomaly, Findings findings) {
        Clock clock = new Clock(findings.zone());
        if (anomaly.kind() == Anomaly.Kind.EVENT) {
            return timed(event(anomaly), anomaly.onset().map(clock::time).orElse(""));
        }
        String metric = findings.leading(anomaly).map(Labels::metric).orElse(anomaly.metric());
        String value = anomaly.value().isPresent()
                ? " at " + Figures.quantity(anomaly.value().getAsDouble(), anomaly.unit())
                : "";
        String from = anomaly.onset()
                .map(at -> " from " + clock.time(at, anomaly.uncertaintySeconds()))
                .orElse("");
        return subject(anomaly) + " " + Markdown.escape(metric) + value + from + against(anomaly, findings);
    }

    private static String timed(String event, String time) {
        return event.contains(time) ? event : event + " at " + time;
    }

    private static String event(Anomaly anomaly) {
        if (!anomaly.description().isBlank()) {
            return subject(anomaly) + ": " + phrase(anomaly.description());
        }
        return anomaly.type().equals("container_killed")
                ? "a container of " + subject(anomaly) + " ended with " + Markdown.escape(anomaly.metric())
                : subject(anomaly) + ": " + Markdown.escape(anomaly.metric());
    }

    private static String against(Anomaly anomaly, Findings findings) {
        if (anomaly.n() == 0) {
            return "";
        }
        Optional<Observation> lead = findings.leading(anomaly);
        String expected = anomaly.expected()
                .map(range -> Figures.range(range.low(), range.high(), anomaly.unit()))
                .or(() -> lead.flatMap(Observation::baseline)
                        .map(b -> "a median of " + Figures.quantity(b.median(), anomaly.unit())))
                .orElse("another level");
        String change = lead.map(o -> ", " + Figures.change(o.changePct())).orElse("");
        return ", expected " + expected + " (" + anomaly.n() + (anomaly.n() == 1 ? " run" : " runs") + change + ")";
    }

    /** Ranked causes where there are any, else the order of the first two onsets if it is beyond doubt. */
    private static Optional<String> cause(Tally tally) {
        return tally.findings().rootCauses().stream()
                .findFirst()
                .map(cause -> consistent(cause, tally.findings()))
                .or(() -> order(tally));
    }

    private static String consistent(RootCause cause, Findings findings) {
        Set<String> ids = findings.anomalies().stream().map(Anomaly::id).collect(Collectors.toSet());
        String because = cause.because().stream()
                .filter(word -> !ids.contains(word))
                .limit(2)
                .map(OfflineNarrator::phrase)
                .collect(Collectors.joining("; "));
        return "This is consistent with " + Markdown.escape(cause.subject()) + " as the origin"
                + (because.isEmpty() ? "" : ": " + because);
    }

    private static Optional<String> order(Tally tally) {
        List<Anomaly> timed = Tally.named(tally.alerts()).stream()
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

    private static String within(Tally tally) {
        int within = tally.within().size();
        String other = tally.alerts().isEmpty() && tally.watches().isEmpty() ? "" : "other ";
        return within + " " + other + (within == 1 ? "metric" : "metrics") + " stayed within what "
                + runs(tally.findings().baseline().size()) + " vary";
    }

    private static String sensitivity(Tally tally) {
        Findings findings = tally.findings();
        return findings.coverage().minimumDetectableChangePct().isPresent()
                ? "With " + runs(findings.baseline().size()) + ", a change of "
                        + Figures.number(
                                findings.coverage().minimumDetectableChangePct().getAsDouble())
                        + Figures.THIN + "% or more in a typical metric would most likely have shown"
                : within(tally);
    }

    private static String notJudged(Findings findings) {
        List<Map.Entry<String, Integer>> reasons = findings.coverage().notJudged().entrySet().stream()
                .filter(reason -> reason.getValue() > 0)
                .toList();
        int all = reasons.stream().mapToInt(Map.Entry::getValue).sum();
        return reasons.isEmpty()
                ? ""
                : reasons.stream()
                        .map(reason -> (reasons.size() == 1 ? "" : reason.getValue() + " ")
                                + Markdown.escape(reason.getKey().replace('_', ' ')))
                        .collect(Collectors.joining(", ", "; " + all + " more could not be judged (", ")"));
    }

    private static String comparable(Findings findings) {
        CohortSummary cohort = findings.baseline();
        String nearest = cohort.nearest().stream()
                .findFirst()
                .map(near -> "; the nearest run, " + Markdown.escape(near.run().runId()) + " of "
                        + new Clock(findings.zone()).date(near.run().timestamp()) + ", differs in "
                        + near.differs().stream().map(OfflineNarrator::phrase).collect(Collectors.joining(", ")))
                .orElse("");
        if (cohort.size() == 0) {
            return "No earlier run is like for like with this one, and " + Tally.FEWEST + " are needed to judge it"
                    + nearest;
        }
        return (cohort.size() == 1 ? "1 earlier run is" : cohort.size() + " earlier runs are")
                + " like for like with this one, and " + Tally.FEWEST + " are needed to judge it" + nearest;
    }

    private static Optional<String> largestChanges(Tally tally) {
        List<Observation> changes = tally.largestChanges();
        if (changes.isEmpty()) {
            return Optional.empty();
        }
        String lead = tally.findings().baseline().size() == 1
                ? "Against the one earlier run like this, the largest changes are "
                : "Against the mean of " + tally.findings().baseline().size()
                        + " earlier runs like this, the largest changes are ";
        return Optional.of(changes.stream()
                .map(o -> Markdown.escape(
                                Labels.subject(o.key().scope(), o.key().subject()) + " " + Labels.metric(o))
                        + " " + Figures.change(o.changePct()) + " (" + Figures.quantity(o.value(), o.unit()) + ")")
                .collect(Collectors.joining("; ", lead, "")));
    }

    private static Optional<String> next(Tally tally) {
        return tally.findings().recommendations().stream()
                .findFirst()
                .map(OfflineNarrator::trial)
                .or(() -> tally.alerts().stream()
                        .map(Anomaly::recommendation)
                        .filter(text -> !text.isBlank())
                        .findFirst()
                        .map(OfflineNarrator::phrase))
                .or(() -> Optional.of(tally.findings().headline().next())
                        .filter(text -> !text.isBlank())
                        .map(OfflineNarrator::phrase));
    }

    private static String trial(Recommendation advice) {
        return "Try "
                + Markdown.escape(advice.subject() + " " + advice.resource() + ": " + advice.current() + " → "
                        + advice.proposed());
    }

    private static String subject(Anomaly anomaly) {
        return Markdown.escape(Labels.subject(anomaly));
    }

    private static String runs(int n) {
        return n + (n == 1 ? " like-for-like run" : " like-for-like runs");
    }

    /** Text of the findings as a part of a sentence. */
    private static String phrase(String text) {
        return Markdown.escape(text).replaceFirst("[.\\s]+$", "");
    }

    private static String sentence(String text) {
        return text.matches("(?s).*[.!?]") ? text : text + ".";
    }
}
