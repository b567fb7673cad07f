package io.benchmarkagent.report;

import io.benchmarkagent.findings.Figures;
import io.benchmarkagent.narrative.Narrative;
import io.benchmarkagent.run.AskedQuery;
import java.util.stream.Collectors;

/** Where the page came from and how to make it again. */
final class Origins {
    private final Times times;

    Origins(Times times) {
        this.times = times;
    }

    View.Origin of(Report report) {
        Provenance provenance = report.provenance();
        Narrative narrative = report.narrative();
        return new View.Origin(
                narrator(narrative),
                narrative.notes().stream().map(Inert::sentence).toList(),
                removed(narrative.grounding()),
                times.stamp(provenance.generatedAt()) + " " + times.zoneName(),
                Inert.name(provenance.agentVersion()),
                Inert.name(provenance.configSha256()),
                provenance.timings().entrySet().stream()
                        .map(e -> Words.spaced(e.getKey()) + " " + e.getValue() + "\u202fms")
                        .collect(Collectors.joining(", ")),
                provenance.inputs().stream()
                        .map(i -> new View.Fact(Inert.name(i.path()), Inert.name(i.sha256()), ""))
                        .toList(),
                provenance.queries().stream().map(this::query).toList(),
                Inert.line(provenance.again()));
    }

    /** How many and not which: who planted a sentence shall not have it read. */
    private static String removed(Narrative.Grounding checked) {
        int count = checked.claims() - checked.grounded();
        return checked.removed().isEmpty()
                ? ""
                : Counts.of(count, "sentence")
                        + " taken out of the narrative, since no finding says so: see findings.json";
    }

    /** Why no model wrote it stands in the notes. */
    private static String narrator(Narrative narrative) {
        if (narrative.source() == Narrative.Source.OFFLINE) {
            return "Narrative by fixed sentences" + (narrative.notes().isEmpty() ? ", no model" : "");
        }
        return Words.capital(writer(narrative)) + ", " + narrative.tokens() + " tokens" + cost(narrative);
    }

    /** "written by gpt-4o, 23 of 23 statements checked"; empty where no model wrote it. */
    static String writer(Narrative narrative) {
        if (narrative.source() == Narrative.Source.OFFLINE) {
            return "";
        }
        Narrative.Grounding checked = narrative.grounding();
        int removed = checked.claims() - checked.grounded();
        String cached = narrative.source() == Narrative.Source.CACHE ? " (from the cache)" : "";
        return "written by " + Inert.name(narrative.model()) + cached + ", " + checked.grounded() + " of "
                + Counts.of(checked.claims(), "statement") + " checked"
                + (removed > 0 ? ", " + removed + " taken out" : "");
    }

    private static String cost(Narrative narrative) {
        return narrative.costUsd().isPresent()
                ? ", " + Figures.number(narrative.costUsd().getAsDouble()) + " USD"
                : "";
    }

    private View.Query query(AskedQuery query) {
        String span = times.time(query.start()) + " – " + times.time(query.end()) + ", every " + query.stepSeconds()
                + "\u202fs";
        return new View.Query(
                Inert.name(query.id()),
                Inert.expression(query.promql()),
                span,
                String.join(", ", Words.filled(Inert.name(query.outcome()), Inert.name(query.from()))),
                query.warnings().stream().map(Inert::sentence).toList());
    }
}
