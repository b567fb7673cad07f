package io.benchmarkagent.ask.tool;

import io.benchmarkagent.ask.desk.Look;
import io.benchmarkagent.ask.when.Span;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.detection.Verdict;
import io.benchmarkagent.findings.Figures;
import io.benchmarkagent.run.Samples;
import io.benchmarkagent.run.Series;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What of a run is out of line, and was farthest out of line in a time: the timeline tells of alerts alone, and when they began. */
final class ReachedThen {
    private static final int TOLD = 12;

    private ReachedThen() {}

    /** @param whose is asked for; none for all */
    static String in(Look look, List<Span> spans, List<String> whose) {
        List<String> reached = look.findings().observations().stream()
                .filter(o -> o.verdict() == Verdict.REGRESSION && isOpen(look, o))
                .filter(o -> whose.isEmpty() || whose.contains(o.key().subject().toLowerCase(Locale.ROOT)))
                .flatMap(o -> series(look, o).flatMap(series -> farthest(series, o, look)).stream())
                .filter(one -> spans.stream().anyMatch(span -> span.contains(one.at())))
                .map(one -> one.words() + " at " + new Recorded(look).time(one.at()))
                .distinct()
                .toList();
        return reached.isEmpty()
                ? ""
                : " Of what regressed in the run, this was at its worst then: "
                        + (reached.size() > TOLD
                                ? String.join("; ", reached.subList(0, TOLD)) + "; and " + (reached.size() - TOLD)
                                        + " more"
                                : String.join("; ", reached))
                        + ".";
    }

    private static boolean isOpen(Look look, Observation o) {
        return look.findings().anomalies().stream()
                .anyMatch(anomaly -> !anomaly.isSettled() && anomaly.members().contains(o.key()));
    }

    private record Reached(String words, Instant at) {}

    private static Optional<Series> series(Look look, Observation o) {
        return look.evidence().series().stream()
                .filter(series -> series.measures(o.key()))
                .findFirst();
    }

    /** Under load, on the side on which it is out of line; nothing where it never moved. */
    private static Optional<Reached> farthest(Series series, Observation o, Look look) {
        boolean most = o.expected().map(range -> o.value() >= range.low()).orElse(true);
        Span load = OfCourse.load(look);
        Samples samples =
                series.samples().between(load.from().toEpochMilli(), load.to().toEpochMilli());
        int at = 0;
        boolean moves = false;
        for (int i = 1; i < samples.size(); i++) {
            double more = samples.value(i) - samples.value(at);
            moves |= more != 0;
            at = (most ? more > 0 : more < 0) ? i : at;
        }
        return moves
                ? Optional.of(new Reached(
                        Phrases.whose(series.subject()) + series.spec().label() + ", "
                                + Figures.quantity(
                                        samples.value(at), series.spec().unit()),
                        Instant.ofEpochMilli(samples.time(at))))
                : Optional.empty();
    }
}
