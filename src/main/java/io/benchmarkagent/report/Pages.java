package io.benchmarkagent.report;

import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.findings.Headline;
import io.benchmarkagent.gate.Check;
import io.benchmarkagent.gate.GateReading;
import io.benchmarkagent.narrative.Narrative;
import io.benchmarkagent.run.RunFacts;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A report as a page to print: which words, in which order. */
public final class Pages {
    private static final int FIRST_SCREEN = 10;

    private Pages() {}

    public static View.Page of(Report report) {
        return of(report, report.findings().anomalies());
    }

    /** For where nothing can be drawn. */
    static View.Page withoutHistories(Report report) {
        return of(report, List.of());
    }

    private static View.Page of(Report report, List<Anomaly> drawn) {
        Findings findings = report.findings();
        Times times = timesOf(findings);
        Headline headline = findings.headline();
        List<Anomaly> alerts = sorted(findings, Anomaly::isAlert);
        List<Anomaly> watches = sorted(findings, anomaly -> !anomaly.isAlert());
        boolean onlyWatches = headline.status() == Headline.Status.WATCH;
        List<Anomaly> leading = onlyWatches ? watches : alerts;
        List<Anomaly> first = leading.subList(0, Math.min(FIRST_SCREEN, leading.size()));
        List<Anomaly> more = leading.subList(first.size(), leading.size());
        AnomalyRows rows = new AnomalyRows(findings, times);
        Accounts accounts = new Accounts(findings, times);
        Appendix appendix = new Appendix(findings, times);
        return new View.Page(
                Marks.of(headline.status()),
                Inert.sentence(headline.text()),
                Inert.sentence(headline.next()),
                gate(report),
                story(report.narrative()),
                Inert.name(findings.run().key().runId()),
                facts(findings.run(), times),
                rows.of(onlyWatches ? "Worth a look" : "What is out of line", first),
                rows.of("More that is out of line", onlyWatches ? List.of() : more),
                rows.of("Watches", onlyWatches ? more : watches),
                new Differences(findings).largest(FIRST_SCREEN),
                accounts.coverage(),
                findings.sequel()
                        .map(sequel -> Inert.sentence(sequel.inWords(findings.anomalies())))
                        .orElse(""),
                accounts.problems(),
                accounts.problemGroups(),
                accounts.noCause(),
                accounts.causes(),
                accounts.advice(),
                accounts.sizing(),
                new Course(findings, times).of(first),
                rows.histories(drawn),
                appendix.subjects(),
                findings.observations().size(),
                appendix.baseline(),
                new Origins(times).of(report));
    }

    static Times timesOf(Findings findings) {
        return timesOf(findings.run(), findings.zone());
    }

    private static Times timesOf(RunFacts run, ZoneId zone) {
        return Times.on(run.load().start().orElse(run.key().timestamp()), zone);
    }

    private static List<Anomaly> sorted(Findings findings, Predicate<Anomaly> which) {
        return findings.anomalies().stream().filter(which).toList();
    }

    /** "n2d-standard-4, amd Milan, 3 nodes", "300 users, 600 s", "1 March 2026, 14:20 – 14:30 UTC"; what is not known is left out. */
    public static List<String> facts(RunFacts run, ZoneId zone) {
        return facts(run, timesOf(run, zone));
    }

    private static View.Gated gate(Report report) {
        return report.gate().map(Pages::gated).orElse(new View.Gated("", "", List.of(), List.of(), 0));
    }

    private static View.Gated gated(GateReading said) {
        return new View.Gated(
                Inert.sentence(said.word()),
                Inert.sentence(said.words()),
                thresholds(said, Check.Outcome.FAILED)
                        .map(Check::words)
                        .map(Inert::sentence)
                        .toList(),
                thresholds(said, Check.Outcome.NOT_JUDGED)
                        .map(check -> Inert.sentence(check.title() + ": " + check.why()))
                        .toList(),
                Math.toIntExact(said.checks().stream()
                        .filter(check -> check.is(Check.Outcome.MUTED))
                        .count()));
    }

    private static Stream<Check> thresholds(GateReading said, Check.Outcome outcome) {
        return said.checks().stream().filter(check -> check.kind() == Check.Kind.THRESHOLD && check.is(outcome));
    }

    private static View.Story story(Narrative narrative) {
        Story story = Story.of(narrative.text());
        return new View.Story(story.html(), story.markdown(), !story.plain().isEmpty());
    }

    private static List<String> facts(RunFacts run, Times times) {
        List<String> machines = Words.present(List.of(
                run.nodePool().machineType(),
                Words.pair(run.nodePool().cpuVendor(), run.nodePool().cpuGeneration()),
                Counts.of(run.nodePool().nodeCount(), "node")));
        List<String> load = Words.present(List.of(
                Counts.exact(run.load().users(), " users"),
                Counts.exact(run.load().rps(), " rps"),
                Counts.exact(run.load().durationSeconds(), "\u202fs")));
        return Words.filled(
                String.join(", ", machines), String.join(", ", load), times.date() + ", " + clock(run, times));
    }

    private static String clock(RunFacts run, Times times) {
        Instant at = run.key().timestamp();
        String span = run.load()
                .start()
                .map(start -> times.minutes(start) + " – "
                        + times.minutes(run.load().end().orElse(at)))
                .orElseGet(() -> times.minutes(at));
        return String.format(Locale.ROOT, "%s %s", span, times.zoneName());
    }
}
