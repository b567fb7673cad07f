package io.benchmarkagent.narrative;

import io.benchmarkagent.cause.Moment;
import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.findings.CohortSummary;
import io.benchmarkagent.findings.Figures;
import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.findings.Labels;
import io.benchmarkagent.findings.Tally;
import io.benchmarkagent.grounding.Markdown;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Findings as a short text for a model: the weightiest first, one fact a line, the same for the same findings, bounded. */
final class Digest {
    private static final int ALERTS = 10;
    private static final int MOMENTS = 15;
    private static final int FEW = 5;
    private static final int LONGEST_LINE = 300;
    private static final int LONGEST = 6000;
    private static final int SHORT = 1500;

    private final Findings findings;
    private final Clock clock;
    private final Tally tally;
    private final List<String> lines = new ArrayList<>();

    private Digest(Findings findings) {
        this.findings = findings;
        this.clock = new Clock(findings.zone());
        this.tally = new Tally(findings);
    }

    /** At most 6000 characters; nothing of a line's text can end the fence it is put in. */
    static String of(Findings findings) {
        return of(findings, LONGEST);
    }

    /** The weightiest quarter of it, for when the budget is short. */
    static String shortOf(Findings findings) {
        return of(findings, SHORT);
    }

    private static String of(Findings findings, int longest) {
        Digest digest = new Digest(findings);
        digest.write();
        String text = String.join("\n", digest.lines);
        return text.length() <= longest ? text : text.substring(0, text.lastIndexOf('\n', longest));
    }

    private void write() {
        line("verdict: " + findings.headline().status().word() + " | "
                + findings.headline().text());
        run();
        cohort(findings.baseline());
        section("alerts", tally.alerts().stream().limit(ALERTS).map(this::anomaly));
        section(
                "causes",
                findings.rootCauses().stream()
                        .limit(Tally.NAMED)
                        .map(c -> c.rank() + ". " + c.subject() + ": " + String.join("; ", c.because())));
        section(
                "timeline",
                findings.timeline().stream()
                        .filter(m -> m.kind() != Moment.Kind.END && m.kind() != Moment.Kind.MORE)
                        .limit(MOMENTS)
                        .map(m -> clock.time(m.time(), m.uncertaintySeconds()) + " "
                                + (m.subject() + " " + m.what()).strip()));
        section(
                "recommendations",
                findings.recommendations().stream()
                        .limit(Tally.NAMED)
                        .map(r -> r.subject() + " " + r.resource()
                                + (r.isChange() ? ": " + r.current() + " → " + r.proposed() : "") + " | "
                                + r.reason()));
        section("largest changes, not judged", tally.largestChanges().stream().map(Digest::change));
        section("watches", tally.watches().stream().limit(FEW).map(this::anomaly));
        section(
                "data quality",
                findings.dataQuality().stream()
                        .limit(FEW)
                        .map(d -> d.severity().word() + " " + d.subject() + ": " + d.message()));
        line("next: " + findings.headline().next());
    }

    private void run() {
        line("run: " + findings.run().key().runId() + " of "
                + clock.date(findings.run().key().timestamp()) + " | times are " + clock.zoneName());
    }

    private void cohort(CohortSummary cohort) {
        line("compared with: " + cohort.size() + " like-for-like runs | judged: "
                + findings.coverage().judged() + " | alerts: " + tally.alerts().size() + " | watches: "
                + tally.watches().size() + " | within what those runs vary: "
                + tally.within().size());
        String not = findings.coverage().notJudged().entrySet().stream()
                .map(e -> e.getValue() + " " + e.getKey())
                .collect(Collectors.joining(", "));
        line("not judged: " + (not.isEmpty() ? "0" : not));
        findings.coverage()
                .minimumDetectableChangePct()
                .ifPresent(pct ->
                        line("smallest change that would show in a typical metric: " + Figures.number(pct) + " %"));
        section(
                "nearest runs",
                cohort.nearest().stream()
                        .limit(Tally.NAMED)
                        .map(n -> n.run().runId() + " differs in " + String.join(", ", n.differs())));
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
        Stream.of(a.description(), a.recommendation()).filter(t -> !t.isBlank()).forEach(parts::add);
        return String.join(" | ", parts);
    }

    private static String change(Observation o) {
        return Labels.subject(o.key().scope(), o.key().subject()) + " · " + Labels.metric(o) + " "
                + Figures.quantity(o.value(), o.unit()) + " | change " + Figures.change(o.changePct());
    }

    private void section(String title, Stream<String> items) {
        List<String> all = items.toList();
        if (!all.isEmpty()) {
            line(title + ":");
            all.forEach(item -> line("- " + item));
        }
    }

    private void line(String text) {
        String plain = Markdown.line(text).replaceAll("<{3,}|>{3,}", " ").replace(Figures.THIN, " ");
        lines.add(plain.length() <= LONGEST_LINE ? plain : plain.substring(0, LONGEST_LINE) + "…");
    }
}
