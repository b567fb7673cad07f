package io.benchmarkagent.report;

import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.detection.Past;
import io.benchmarkagent.detection.Verdict;
import io.benchmarkagent.findings.Figures;
import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.findings.HindsightWords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Anomalies as rows: the number, what was expected of it, and the runs that say so. */
final class AnomalyRows {
    private final Findings findings;
    private final Times times;
    private final Map<String, String> anchors;

    AnomalyRows(Findings findings, Times times) {
        this.findings = findings;
        this.times = times;
        this.anchors = anchors(findings);
    }

    /** Where each anomaly's row can be pointed to, by anomaly id. */
    static Map<String, String> anchors(Findings findings) {
        Map<String, String> anchors = new LinkedHashMap<>();
        findings.anomalies().forEach(a -> anchors.putIfAbsent(a.id(), "a" + (anchors.size() + 1)));
        return anchors;
    }

    View.Table of(String title, List<Anomaly> anomalies) {
        return new View.Table(
                title,
                findings.baseline().inWords(),
                anomalies.stream().map(this::row).toList(),
                tasks(anomalies));
    }

    /** What to do, once, with the metrics it is about. What to do about regressions stands at the page's top, and under what to change. */
    private List<View.Task> tasks(List<Anomaly> anomalies) {
        Map<String, List<String>> about = new LinkedHashMap<>();
        for (Anomaly anomaly : anomalies) {
            if (!anomaly.recommendation().isBlank() && !isSaid(anomaly)) {
                about.computeIfAbsent(Inert.sentence(anomaly.recommendation()), what -> new ArrayList<>())
                        .add(Words.subject(anomaly) + " " + metric(anomaly));
            }
        }
        return about.entrySet().stream()
                .map(task -> new View.Task(task.getKey(), Words.listed(task.getValue())))
                .toList();
    }

    private boolean isSaid(Anomaly anomaly) {
        return (anomaly.isAlert() && anomaly.verdict() == Verdict.REGRESSION && !anomaly.isSettled())
                || anomaly.recommendation().equals(findings.headline().next());
    }

    private String metric(Anomaly anomaly) {
        return findings.leading(anomaly)
                .map(lead -> Inert.name(lead.spec().label()))
                .orElseGet(() -> Words.spaced(anomaly.type()));
    }

    /** The course over the baseline's runs of what leads each anomaly. */
    List<View.Past> histories(List<Anomaly> anomalies) {
        List<View.Past> histories = new ArrayList<>();
        for (Anomaly anomaly : anomalies) {
            measured(anomaly)
                    .filter(o -> !o.history().isEmpty())
                    .ifPresent(o -> histories.add(HistoryPlot.of(o, Marks.of(anomaly), historyAnchor(anomaly), times)));
        }
        return histories;
    }

    private View.Row row(Anomaly anomaly) {
        Optional<Observation> measured = measured(anomaly);
        Optional<Observation> leading = findings.leading(anomaly);
        return new View.Row(
                anchor(anomaly),
                Marks.of(anomaly),
                anomaly.severity().word(),
                Words.subject(anomaly),
                leading.map(Words::metric).orElseGet(() -> Words.spaced(anomaly.type())),
                value(anomaly),
                Words.range(anomaly.expected(), anomaly.unit()),
                anomaly.n() > 0 && anomaly.n() != findings.baseline().size() ? Counts.of(anomaly.n(), "run") : "",
                measured.map(Words::change).orElse(""),
                measured.map(Words::points).orElse(""),
                Words.sigma(anomaly.sigma()),
                Words.sigma(anomaly.rawSigma()),
                isEvent(anomaly) ? "" : Words.during(anomaly, times),
                isEvent(anomaly) ? Words.at(anomaly, times).strip() : Inert.sentence(anomaly.description()),
                measured.filter(o -> !o.history().isEmpty()).isPresent() ? historyAnchor(anomaly) : "",
                String.join("; ", Words.filled(HindsightWords.of(anomaly), muted(anomaly))),
                strip(anomaly, measured));
    }

    private static String muted(Anomaly anomaly) {
        return anomaly.muted().map(mute -> Inert.sentence(mute.inWords())).orElse("");
    }

    /** An event's name stands where a metric has its value. */
    private static String value(Anomaly anomaly) {
        return anomaly.value().isPresent()
                ? Figures.quantity(anomaly.value().getAsDouble(), anomaly.unit())
                : isEvent(anomaly) ? Inert.name(anomaly.metric()) : "";
    }

    private static boolean isEvent(Anomaly anomaly) {
        return anomaly.kind() == Anomaly.Kind.EVENT && !anomaly.metric().isBlank();
    }

    /** The observation whose value is the anomaly's own; a series' peak or an event is not what the baseline's runs measured. */
    private Optional<Observation> measured(Anomaly anomaly) {
        return findings.leading(anomaly)
                .filter(o -> anomaly.value().isPresent() && anomaly.value().getAsDouble() == o.value());
    }

    private static List<View.Strip> strip(Anomaly anomaly, Optional<Observation> measured) {
        List<Double> past = measured.map(Observation::history).orElse(List.of()).stream()
                .map(Past::value)
                .toList();
        if (anomaly.value().isEmpty() || (past.isEmpty() && anomaly.expected().isEmpty())) {
            return List.of();
        }
        double value = anomaly.value().getAsDouble();
        String label = label(anomaly, value, past);
        return List.of(
                StripPlot.of(value, past, anomaly.expected(), Marks.of(anomaly).tone(), label));
    }

    private static String label(Anomaly anomaly, double value, List<Double> past) {
        return String.join(
                "; ",
                Words.filled(
                        "this run " + Figures.quantity(value, anomaly.unit()),
                        anomaly.expected().isPresent()
                                ? "expected " + Words.range(anomaly.expected(), anomaly.unit())
                                : "",
                        StripWords.earlier(past, anomaly.unit())));
    }

    private String anchor(Anomaly anomaly) {
        return anchors.getOrDefault(anomaly.id(), "");
    }

    private String historyAnchor(Anomaly anomaly) {
        return anchor(anomaly) + "-history";
    }
}
