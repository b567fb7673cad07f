package io.benchmarkagent.ask.tool;

import io.benchmarkagent.ask.desk.Confidence;
import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.desk.Look;
import io.benchmarkagent.ask.desk.Source;
import io.benchmarkagent.ask.desk.Table;
import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.findings.Figures;
import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.findings.Labels;
import io.benchmarkagent.grounding.Spoken;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** "Why is adservice's memory a regression?", "why wasn't it flagged?": the judgements that led to a verdict, whichever it is. */
public final class WhyVerdict implements Tool {
    @Override
    public String name() {
        return "why_verdict";
    }

    @Override
    public String purpose() {
        return "Why one metric of the cluster or of one service was flagged in a run, or was not: the judgements in their order, floor and sigma.";
    }

    @Override
    public Set<Slot> takes() {
        return Set.of(Slot.SUBJECT, Slot.METRIC);
    }

    @Override
    public Found find(Wanted wanted, Desk desk) {
        Spoken.Metric metric = wanted.ofMetric();
        Source source = wanted.look().source("judgements of " + wanted.subject());
        List<Observation> all =
                Figure.all(wanted.look(), wanted.subject(), metric).toList();
        return all.stream()
                .min(Comparator.comparing((Observation o) -> flagged(o, wanted) == 2)
                        .thenComparing(
                                o -> !o.key().metric().equals(all.get(0).key().metric()))
                        .thenComparingInt(o -> flagged(o, wanted)))
                .map(o -> told(o, all, wanted, source))
                .orElseGet(() -> new Found.Nothing(
                        Unrecorded.of(wanted.look(), List.of(wanted.subject()), wanted.subject(), metric),
                        List.of(source)));
    }

    /** What leads an anomaly comes before what belongs to one, and that before the rest; of them what is named before what is derived from it. */
    private static int flagged(Observation o, Wanted wanted) {
        List<Anomaly> anomalies = anomalies(wanted.look().findings(), o);
        return anomalies.stream().anyMatch(a -> leads(o, a)) ? 0 : anomalies.isEmpty() ? 2 : 1;
    }

    private static boolean leads(Observation o, Anomaly anomaly) {
        return anomaly.members().get(0).equals(o.key());
    }

    private static Found told(Observation o, List<Observation> all, Wanted wanted, Source source) {
        List<Anomaly> anomalies = anomalies(wanted.look().findings(), o);
        List<List<String>> rows = new ArrayList<>();
        o.why().forEach(step -> rows.add(List.of(Integer.toString(rows.size() + 1), step)));
        return new Found.Data(
                sentence(o, anomalies, wanted) + others(all, o, wanted),
                new Table(List.of("STEP", "JUDGEMENT"), rows, 0),
                new Confidence(1, "the judgements are those that led to the verdict"),
                source);
    }

    private static List<Anomaly> anomalies(Findings findings, Observation o) {
        return findings.anomalies().stream()
                .filter(a -> a.members().contains(o.key()))
                .toList();
    }

    private static String sentence(Observation o, List<Anomaly> anomalies, Wanted wanted) {
        return "In run " + wanted.look().name() + " " + Phrases.whose(wanted.subject()) + Figure.spoken(o) + " "
                + Phrases.was(o) + " "
                + Figure.told(o)
                + " and "
                + flagged(wanted.look(), o, anomalies) + ": it is "
                + new Verdicts(wanted.look().findings()).inWords(o) + "." + against(o);
    }

    private static String flagged(Look look, Observation o, List<Anomaly> anomalies) {
        Optional<Anomaly> first = anomalies.stream()
                .min(Comparator.comparing((Anomaly a) -> !leads(o, a)).thenComparing(Anomaly::status));
        return first.map(a -> (leads(o, a) ? "is flagged as " : "belongs to ")
                        + (a.isAlert() ? "an alert" : "a watch")
                        + (leads(o, a)
                                ? ""
                                : " on " + Labels.subject(a) + "'s "
                                        + look.findings()
                                                .leading(a)
                                                .map(Labels::metric)
                                                .orElse(a.metric()))
                        + (a.accepted().isPresent() ? ", accepted" : a.isWithdrawn() ? ", withdrawn since" : "")
                        + (a.muted().isPresent() ? ", muted" : ""))
                .orElse("is not flagged");
    }

    private static String against(Observation o) {
        return o.baseline()
                .map(b -> " It is " + Figure.change(o) + " against the mean of " + b.n() + " runs"
                        + (o.sigma().isPresent() ? ", " + Figure.sigma(o) + "\u202fσ" : "")
                        + o.expected()
                                .map(e -> ", expected " + Figure.expected(o))
                                .orElse("")
                        + (o.floor().isPresent()
                                ? "; the smallest change that matters is "
                                        + Figures.quantity(o.floor().getAsDouble(), o.unit())
                                : "")
                        + ".")
                .orElse("");
    }

    /** Where another statistic of the same metric is flagged and this is not, or the other way round. */
    private static String others(List<Observation> all, Observation chosen, Wanted wanted) {
        List<String> flagged = all.stream()
                .filter(o -> !o.equals(chosen))
                .filter(o -> !anomalies(wanted.look().findings(), o).isEmpty())
                .map(o -> Figure.spoken(o).toLowerCase(Locale.ROOT))
                .limit(5)
                .toList();
        return flagged.isEmpty() ? "" : " Flagged as well: " + String.join(", ", flagged) + ".";
    }
}
