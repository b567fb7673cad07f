package io.benchmarkagent.report;

import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.Interval;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.findings.Figures;
import io.benchmarkagent.findings.Labels;
import io.benchmarkagent.run.Unit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Small phrases that several parts of a page share, harmless to print. */
final class Words {
    private Words() {}

    static List<String> present(List<Optional<String>> parts) {
        return parts.stream().flatMap(Optional::stream).map(Inert::name).toList();
    }

    static List<String> filled(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).toList();
    }

    static Optional<String> pair(Optional<String> first, Optional<String> second) {
        String both = Stream.of(first, second).flatMap(Optional::stream).collect(Collectors.joining(" "));
        return both.isEmpty() ? Optional.empty() : Optional.of(both);
    }

    static String subject(Observation observation) {
        return Inert.name(
                Labels.subject(observation.key().scope(), observation.key().subject()));
    }

    static String metric(Observation observation) {
        return Inert.name(Labels.metric(observation));
    }

    static String subject(Anomaly anomaly) {
        return Inert.name(Labels.subject(anomaly));
    }

    /** "outlying metric" for {@code outlying_metric}. */
    static String spaced(String identifier) {
        return Inert.name(identifier.replace('_', ' '));
    }

    static String range(Optional<Interval> expected, Unit unit) {
        return expected.map(band -> Figures.range(band.low(), band.high(), unit))
                .orElse("");
    }

    static String sigma(OptionalDouble sigma) {
        return sigma.isPresent() ? Figures.sigma(sigma.getAsDouble()) : "";
    }

    /** The change against the baseline; nothing where there is none to compare with. */
    static String change(Observation observation) {
        boolean compared =
                observation.baseline().isPresent() || observation.changePct().isPresent();
        return compared ? Figures.change(observation.changePct()) : "";
    }

    /** The difference in percentage points where the unit is a percentage and it is a point at least. */
    static String points(Observation o) {
        double factor = o.unit() == Unit.PERCENT ? 1 : o.unit() == Unit.RATIO ? 100 : 0;
        return factor == 0
                ? ""
                : o.baseline()
                        .map(b -> (o.value() - b.mean()) * factor)
                        .filter(points -> Math.abs(points) >= 1)
                        .map(Figures::points)
                        .orElse("");
    }

    /** "14:24:45 – 14:28:45", "from 14:24:45"; nothing where no time is known. */
    static String during(Anomaly anomaly, Times times) {
        String end = anomaly.end()
                .map(time -> Figures.THIN + "–" + Figures.THIN + times.time(time))
                .orElse("");
        return anomaly.onset()
                .map(time -> (end.isEmpty() ? "from " : "") + times.time(time) + end)
                .orElse("");
    }

    /** What an event was and when: "OOMKilled at 14:26:12"; in its own words where it is of no known name. */
    static String happened(Anomaly anomaly, Times times) {
        return anomaly.metric().isBlank()
                ? Inert.sentence(anomaly.description())
                : Inert.name(anomaly.metric()) + at(anomaly, times);
    }

    static String at(Anomaly anomaly, Times times) {
        return anomaly.onset().map(time -> " at " + times.time(time)).orElse("");
    }

    /** A sentence with a full stop, unless it has an end or is none. */
    static String ended(String sentence) {
        return sentence.isEmpty() || sentence.matches("(?s).*[.!?…]") ? sentence : sentence + ".";
    }

    static String capital(String sentence) {
        return sentence.isEmpty() ? "" : sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }

    /** "a", "a and b", "a, b and c". */
    static String listed(List<String> words) {
        int last = words.size() - 1;
        return last < 1
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }
}
