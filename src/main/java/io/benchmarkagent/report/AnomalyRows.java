package io.benchmarkagent.report;

import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.detection.Past;
import io.benchmarkagent.findings.Figures;
import io.benchmarkagent.findings.Findings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

    List<View.Row> of(List<Anomaly> anomalies) {
        List<View.Row> rows = new ArrayList<>();
        Set<String> given = new HashSet<>();
        for (Anomaly anomaly : anomalies) {
            String advice = Inert.sentence(anomaly.recommendation());
            rows.add(row(anomaly, given.add(advice) ? advice : ""));
        }
        return rows;
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

    private View.Row row(Anomaly anomaly, String advice) {
        Optional<Observation> measured = measured(anomaly);
        Optional<Observation> leading = findings.leading(anomaly);
        return new View.Row(
                anchor(anomaly),
                Marks.of(anomaly),
                anomaly.severity().word(),
                Words.subject(anomaly),
                leading.map(Words::metric).orElseGet(() -> Words.spaced(anomaly.type())),
                anomaly.value().isPresent() ? Figures.quantity(anomaly.value().getAsDouble(), anomaly.unit()) : "",
                Words.range(anomaly.expected(), anomaly.unit()),
                anomaly.n() > 0 && anomaly.n() != findings.baseline().size() ? Counts.of(anomaly.n(), "run") : "",
                measured.map(Words::change).orElse(""),
                Words.sigma(anomaly.sigma()),
                Words.sigma(anomaly.rawSigma()),
                anomaly.onset().map(times::time).orElse(""),
                Inert.sentence(anomaly.description()),
                advice,
                measured.filter(o -> !o.history().isEmpty()).isPresent() ? historyAnchor(anomaly) : "",
                strip(anomaly, measured));
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
