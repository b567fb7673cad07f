package io.benchmarkagent.narrative;

import io.benchmarkagent.cause.Moment;
import io.benchmarkagent.cause.RootCause;
import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.findings.CauseNote;
import io.benchmarkagent.findings.Figures;
import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.findings.Labels;
import io.benchmarkagent.findings.Tally;
import io.benchmarkagent.recommendation.Recommendation;
import io.benchmarkagent.run.DataQuality;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Findings as a short text for a model: the weightiest first, one a line with the id by which it is cited, the same for the same
 * findings, bounded; what has no room is counted.
 */
final class Digest {
    private static final int ALERTS = 10;
    private static final int MOMENTS = 15;
    private static final int FEW = 5;
    private static final int TOKENS = 2000;
    private static final int FEWER_TOKENS = 500;
    /** English has four characters a token; names, figures and ids are cut into more. */
    private static final int CHARACTERS_A_TOKEN = 3;
    /** Kept free for the lines that count what was left out. */
    private static final int FOR_COUNTS = 200;

    private final Findings findings;
    private final Clock clock;
    private final Tally tally;
    private final int room;
    private final StringBuilder text = new StringBuilder();
    private final Set<String> said = new HashSet<>();

    private Digest(Findings findings, int tokens) {
        this.findings = findings;
        this.clock = new Clock(findings.zone());
        this.tally = new Tally(findings);
        this.room = tokens * CHARACTERS_A_TOKEN - FOR_COUNTS;
    }

    /** About 2000 tokens at most. */
    static String of(Findings findings) {
        return new Digest(findings, TOKENS).written();
    }

    /** The weightiest quarter of it, for when the budget is short. */
    static String shortOf(Findings findings) {
        return new Digest(findings, FEWER_TOKENS).written();
    }

    private String written() {
        add(cited(
                "verdict",
                findings.headline().status().word() + " | "
                        + findings.headline().text()
                        + (findings.headline().next().isEmpty()
                                ? ""
                                : " | next: " + findings.headline().next())));
        add(cited("run", run()));
        add(cited("baseline", "compared with " + findings.baseline().inWords()));
        add(cited("coverage", coverage()));
        section("alerts", "alerts", ALERTS, tally.alerts().stream().map(this::anomaly));
        section("causes, the likeliest first", "causes", Tally.NAMED, causes());
        section("timeline", "moments", MOMENTS, timeline());
        section(
                "recommendations",
                "recommendations",
                Tally.NAMED,
                findings.recommendations().stream().map(Digest::advice));
        section(
                "largest changes, not judged",
                "changes",
                FEW,
                tally.largestChanges().stream().map(Digest::change));
        section("watches", "watches", FEW, tally.watches().stream().map(this::anomaly));
        section("data quality", "remarks", FEW, quality());
        section("nearest runs", "runs", Tally.NAMED, nearest());
        return text.toString().stripTrailing();
    }

    private String run() {
        return findings.run().key().runId() + " of "
                + clock.date(findings.run().key().timestamp()) + " | times are " + clock.zoneName();
    }

    private String coverage() {
        String not = findings.coverage().notJudged().entrySet().stream()
                .map(e -> e.getValue() + " " + e.getKey())
                .collect(Collectors.joining(", "));
        return "metrics judged: " + findings.coverage().judged() + " | not judged: " + (not.isEmpty() ? "0" : not)
                + " | alerts: " + tally.alerts().size() + " | watches: "
                + tally.watches().size() + " | metrics within what those runs vary: "
                + tally.within().size()
                + (findings.coverage().minimumDetectableChangePct().isPresent()
                        ? " | smallest change that would show in a typical metric: "
                                + Figures.number(findings.coverage()
                                        .minimumDetectableChangePct()
                                        .getAsDouble())
                                + " %"
                        : "");
    }

    private Stream<String> causes() {
        return Stream.concat(
                findings.rootCauses().stream().map(this::cause),
                CauseNote.of(findings).stream().map(note -> cited("causes", note)));
    }

    /** The findings among the reasons have lines of their own. */
    private String cause(RootCause cause) {
        String because = cause.because().stream()
                .filter(word -> findings.anomalies().stream().noneMatch(a -> a.id().equals(word)))
                .collect(Collectors.joining("; "));
        return cited(
                "cause/" + cause.subject(),
                cause.subject()
                        + (cause.named() ? " is named as the origin" : " does not stand out as the origin")
                        + (because.isEmpty() ? "" : ": " + because));
    }

    private Stream<String> timeline() {
        return findings.timeline().stream()
                .filter(m -> m.kind() != Moment.Kind.END && m.kind() != Moment.Kind.MORE)
                .map(m -> cited(
                        m.anomalyId(),
                        clock.time(m.time(), m.uncertaintySeconds()) + " " + (m.subject() + " " + m.what()).strip()));
    }

    private static String advice(Recommendation r) {
        return cited(
                r.id(),
                r.subject() + " " + r.resource() + (r.isChange() ? ": " + r.current() + " → " + r.proposed() : "")
                        + " | " + r.reason());
    }

    private Stream<String> quality() {
        return findings.dataQuality().stream()
                .sorted(Comparator.comparing(DataQuality::severity))
                .map(d -> cited(d.id(), d.severity().word() + " " + d.subject() + ": " + d.message()));
    }

    private Stream<String> nearest() {
        return findings.baseline().nearest().stream()
                .map(n -> cited("baseline", n.run().runId() + " differs in " + String.join(", ", n.differs())));
    }

    private String anomaly(Anomaly a) {
        List<String> parts = new ArrayList<>();
        String metric = findings.leading(a).map(Labels::metric).orElse(a.metric());
        parts.add(a.severity().word() + " " + a.verdict().word() + " " + Labels.subject(a) + " · " + metric);
        a.value().ifPresent(v -> parts.add("value " + Figures.quantity(v, a.unit())));
        a.expected().ifPresent(e -> parts.add("expected " + Figures.range(e.low(), e.high(), a.unit())));
        findings.leading(a).map(Observation::changePct).ifPresent(c -> parts.add("change " + Figures.change(c)));
        a.sigma().ifPresent(s -> parts.add("σ " + Figures.sigma(s)));
        a.onset().ifPresent(at -> parts.add("from " + clock.time(at, a.uncertaintySeconds())));
        a.end().ifPresent(at -> parts.add("to " + clock.time(at)));
        words(a).filter(text -> !text.isBlank() && said.add(text)).forEach(parts::add);
        return cited(a.id(), String.join(" | ", parts));
    }

    /** A description puts the figures into words; of what has none it is all there is. What to do is said once. */
    private static Stream<String> words(Anomaly a) {
        return a.value().isPresent() && a.expected().isPresent()
                ? Stream.of(a.recommendation())
                : Stream.of(a.description(), a.recommendation());
    }

    private static String change(Observation o) {
        return cited(
                o.key().id(),
                Labels.subject(o.key().scope(), o.key().subject()) + " · " + Labels.metric(o) + " "
                        + Figures.quantity(o.value(), o.unit()) + " | change " + Figures.change(o.changePct()));
    }

    /** At most so many of what there is, as far as there is room. */
    private void section(String title, String what, int most, Stream<String> items) {
        List<String> all = items.toList();
        if (all.isEmpty()) {
            return;
        }
        add(title + ":");
        int told = 0;
        while (told < Math.min(most, all.size())
                && text.length() + all.get(told).length() < room) {
            add(all.get(told++));
        }
        if (told < all.size()) {
            add("and " + (all.size() - told) + (told == 0 ? " " : " more ") + what);
        }
    }

    /** What has no id cannot be cited, and need not be. */
    private static String cited(String id, String line) {
        return Fence.line(id.isEmpty() ? "- " + line : "[" + id + "] " + line);
    }

    private void add(String line) {
        text.append(line).append('\n');
    }
}
