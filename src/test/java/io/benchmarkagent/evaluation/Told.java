package io.benchmarkagent.evaluation;

import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.findings.Figures;
import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.findings.Labels;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one observation says, in the words that a sentence is made of; any of them can be changed.
 *
 * @param value with its unit, as are {@code low} and {@code high}
 * @param time the onset; empty where none is known
 */
record Told(
        Observation of,
        String subject,
        String metric,
        String value,
        String low,
        String high,
        String change,
        String sigma,
        boolean up,
        String time,
        String run) {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final double TWO_SIGMA = 2;
    private static final Map<String, String> UP = Map.of(
            "rose",
            "rose",
            "above",
            "above",
            "higher",
            "higher",
            "increased",
            "increased",
            "exceeded",
            "exceeded",
            "jumped",
            "jumped");
    private static final Map<String, String> DOWN = Map.of(
            "rose",
            "fell",
            "above",
            "below",
            "higher",
            "lower",
            "increased",
            "decreased",
            "exceeded",
            "undercut",
            "jumped",
            "dropped");

    /** Of everything that is two sigma or more out. */
    static List<Told> in(Findings findings) {
        return findings.observations().stream()
                .filter(o -> o.expected().isPresent() && o.changePct().isPresent())
                .filter(o -> Math.abs(o.sigma().orElse(0)) >= TWO_SIGMA
                        && o.key().statistic().judged())
                .filter(o -> Math.abs(o.changePct().orElse(0)) >= 1)
                .map(o -> of(o, findings))
                .toList();
    }

    private static Told of(Observation o, Findings findings) {
        Optional<Instant> onset = findings.anomalies().stream()
                .filter(a -> a.members().contains(o.key()) && a.members().indexOf(o.key()) == 0)
                .map(Anomaly::onset)
                .flatMap(Optional::stream)
                .findFirst();
        return new Told(
                o,
                Labels.subject(o.key().scope(), o.key().subject()),
                Labels.spoken(o),
                Figures.quantity(o.value(), o.unit()),
                Figures.quantity(o.expected().orElseThrow().low(), o.unit()),
                Figures.quantity(o.expected().orElseThrow().high(), o.unit()),
                Figures.number(Math.abs(o.changePct().orElseThrow())),
                Figures.sigma(Math.abs(o.sigma().orElseThrow())).substring(1),
                o.changePct().orElseThrow() > 0,
                onset.map(at -> clock(at, findings.zone())).orElse(""),
                findings.run().key().runId());
    }

    static String clock(Instant at, ZoneId zone) {
        return CLOCK.format(at.atZone(zone));
    }

    /** A template with its {slots} filled in. */
    String in(String template) {
        String text = template.replace("{subject}", subject)
                .replace("{metric}", metric)
                .replace("{value}", value)
                .replace("{low}", low)
                .replace("{high}", high)
                .replace("{change}", change)
                .replace("{sigma}", sigma)
                .replace("{time}", time)
                .replace("{run}", run);
        for (Map.Entry<String, String> word : (up ? UP : DOWN).entrySet()) {
            text = text.replace("{" + word.getKey() + "}", word.getValue());
        }
        return text;
    }

    boolean canFill(String template) {
        return !template.contains("{time}") || !time.isEmpty();
    }

    static Stream<String> directions() {
        return UP.keySet().stream().map(word -> "{" + word + "}");
    }

    Told withSubject(String other) {
        return new Told(of, other, metric, value, low, high, change, sigma, up, time, run);
    }

    Told withMetric(String other) {
        return new Told(of, subject, other, value, low, high, change, sigma, up, time, run);
    }

    Told withValue(String other) {
        return new Told(of, subject, metric, other, low, high, change, sigma, up, time, run);
    }

    Told withTime(String other) {
        return new Told(of, subject, metric, value, low, high, change, sigma, up, other, run);
    }

    Told withRun(String other) {
        return new Told(of, subject, metric, value, low, high, change, sigma, up, time, other);
    }

    Told turned() {
        return new Told(of, subject, metric, value, low, high, change, sigma, !up, time, run);
    }
}
