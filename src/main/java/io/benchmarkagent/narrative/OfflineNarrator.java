package io.benchmarkagent.narrative;

import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.findings.CohortSummary;
import io.benchmarkagent.findings.Figures;
import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.findings.Labels;
import io.benchmarkagent.findings.Tally;
import io.benchmarkagent.grounding.Gate;
import io.benchmarkagent.grounding.Markdown;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A few plain sentences, each true by construction. They stand between the headline and what to do next, and say
 * neither again: the course of an incident, how far watches are from an alert, what a clean run could have shown, the largest changes
 * where nothing is judged. What is missing is said by the data quality, beside its mend.
 */
public final class OfflineNarrator implements Narrator {

    /** In no time. */
    @Override
    public Narrative narrate(Findings findings, Duration atMost) {
        return narrate(findings);
    }

    Narrative narrate(Findings findings) {
        String text = sentences(findings).collect(Collectors.joining(" "));
        return new Narrative(
                Narrative.Source.OFFLINE,
                "",
                text,
                Narrative.Grounding.counted(Gate.of(findings).sift(text)),
                0,
                List.of());
    }

    private static Stream<String> sentences(Findings findings) {
        Tally tally = new Tally(findings);
        Stream<Optional<String>> told =
                switch (findings.headline().status()) {
                    case ALERT ->
                        Stream.concat(new Incident(findings).sentences(), Stream.of(Optional.of(within(tally))));
                    case WATCH -> Stream.of(watched(tally), Optional.of(sensitivity(tally)));
                    case CLEAN -> Stream.of(Optional.of(sensitivity(tally)));
                    case NOT_JUDGED -> Stream.of(largestChanges(tally), nearest(findings));
                };
        return told.flatMap(Optional::stream).map(OfflineNarrator::sentence);
    }

    private static String within(Tally tally) {
        int within = tally.within().size();
        return within + (within == 1 ? " other metric" : " other metrics") + " stayed within what "
                + tally.findings().baseline().inWords() + " vary";
    }

    private static Optional<String> watched(Tally tally) {
        List<Anomaly> watches = tally.findings().anomalies().stream()
                .filter(a -> !a.isSettled())
                .toList();
        int more = watches.size() - Tally.NAMED;
        List<String> named = watches.stream()
                .limit(Tally.NAMED)
                .map(a -> Markdown.escape(Labels.subject(a) + " "
                        + tally.findings().leading(a).map(Labels::spoken).orElse(a.metric())))
                .toList();
        boolean one = watches.size() == 1;
        return watches.isEmpty()
                ? Optional.empty()
                : Optional.of(listed(more > 0 ? with(more + " more", named) : named)
                        + (one ? " is outside what was expected, but not" : " are outside what was expected; none is")
                        + " both unlikely and large enough for an alert");
    }

    private static List<String> with(String last, List<String> words) {
        return Stream.concat(words.stream(), Stream.of(last)).toList();
    }

    /** "a", "a and b", "a, b and c". */
    static String listed(List<String> words) {
        int last = words.size() - 1;
        return last == 0 ? words.get(0) : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }

    private static String sensitivity(Tally tally) {
        Findings findings = tally.findings();
        return findings.coverage().minimumDetectableChangePct().isPresent()
                ? "With " + findings.baseline().inWords() + ", a change of "
                        + Figures.number(
                                findings.coverage().minimumDetectableChangePct().getAsDouble())
                        + Figures.THIN + "% or more in a typical metric would most likely have shown"
                : within(tally);
    }

    private static Optional<String> nearest(Findings findings) {
        return findings.baseline().nearest().stream()
                .filter(near -> findings.baseline().size() == 0)
                .findFirst()
                .map(near -> nearest(near, new Clock(findings.zone())));
    }

    private static String nearest(CohortSummary.Nearest near, Clock clock) {
        return "The nearest run, " + Markdown.escape(near.run().runId()) + " of "
                + clock.date(near.run().timestamp()) + ", differs in "
                + near.differs().stream().map(OfflineNarrator::phrase).collect(Collectors.joining("; "));
    }

    private static Optional<String> largestChanges(Tally tally) {
        int runs = tally.findings().baseline().size();
        String earlier =
                runs == 1 ? "the one earlier run like this" : "the mean of " + runs + " earlier runs like this";
        List<String> changes = tally.largestChanges().stream()
                .map(o -> Markdown.escape(
                                Labels.subject(o.key().scope(), o.key().subject()) + " " + Labels.spoken(o))
                        + " " + Figures.change(o.changePct()) + " (" + Figures.quantity(o.value(), o.unit()) + ")")
                .toList();
        if (changes.isEmpty()) {
            return runs == 0
                    ? Optional.empty()
                    : Optional.of("Every change against " + earlier + " is too small to matter");
        }
        return Optional.of(
                "Against " + earlier + (changes.size() == 1 ? ", the largest change is " : ", the largest changes are ")
                        + String.join("; ", changes));
    }

    /** Text of the findings as a part of a sentence. */
    static String phrase(String text) {
        return Markdown.escape(text).replaceFirst("[.\\s]+$", "");
    }

    private static String sentence(String text) {
        return text.matches("(?s).*[.!?]") ? text : text + ".";
    }
}
