package io.benchmarkagent.ask.tool;

import io.benchmarkagent.ask.desk.Confidence;
import io.benchmarkagent.ask.desk.Table;
import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.report.Inert;
import java.util.List;
import java.util.Optional;

/** What there is to say where a question takes for granted that something got better, or worse, and it did not. */
record BetterOrNot(Wanted wanted) {
    private static final int TOLD = 3;

    /** "Why did it get faster?" of what regressed, improved, or did neither. */
    Found why(List<Anomaly> regressed, List<Anomaly> improved) {
        Findings findings = wanted.look().findings();
        boolean better = regressed.isEmpty() && !improved.isEmpty();
        List<Anomaly> shown = better ? improved : regressed;
        return new Found.Data(
                better
                        ? "In run " + wanted.look().name() + " " + all(improved, findings)
                                + (improved.size() == 1 ? " was an improvement." : " were improvements.")
                                + " Causes are looked for only of regressions."
                        : "Run " + wanted.look().name() + " has no improvement in " + what()
                                + ", so there is no cause to name"
                                + (regressed.isEmpty() ? "." : "; it regressed: " + all(regressed, findings) + "."),
                shown.isEmpty()
                        ? List.of()
                        : List.of(Table.of(
                                Causes.HEAD,
                                shown.stream()
                                        .map(a -> Causes.row(a, wanted.look()))
                                        .toList())),
                new Confidence(1, "read from what the run itself measured"),
                List.of(wanted.look().source("anomalies")),
                List.of());
    }

    /** " It improved: frontend p95 latency 331 ms."; "" where nothing did. */
    static String told(List<Anomaly> improved, Findings findings) {
        return improved.isEmpty() ? "" : " It improved: " + all(improved, findings) + ".";
    }

    /** Of what is 0, whether judged or not, nothing rose. */
    Optional<Found> ofNothing() {
        List<Observation> measured = wanted.metric().stream()
                .flatMap(metric -> Figure.all(wanted.look(), wanted.subject(), metric))
                .toList();
        return measured.isEmpty() || measured.stream().anyMatch(o -> o.value() != 0)
                ? Optional.empty()
                : Optional.of(new Found.Data(
                        "In run " + wanted.look().name() + " " + Phrases.whose(wanted.subject())
                                + Figure.spoken(measured.get(0)) + " " + Phrases.was(measured.get(0)) + " "
                                + Figure.told(measured.get(0)) + ", so there is nothing to explain.",
                        List.of(),
                        new Confidence(1, "read from what the run itself measured"),
                        List.of(wanted.look().source("observations of " + wanted.subject())),
                        List.of()));
    }

    private static String all(List<Anomaly> anomalies, Findings findings) {
        return Phrases.first(
                TOLD, anomalies.stream().map(a -> Causes.told(a, findings)).toList());
    }

    private String what() {
        return wanted.metric().map(metric -> Inert.name(metric.words())).orElse("what was measured")
                + (wanted.subjects().isEmpty() ? "" : " of " + Inert.name(wanted.subject()));
    }
}
