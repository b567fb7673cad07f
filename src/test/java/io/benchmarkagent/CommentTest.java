package io.benchmarkagent;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.Severity;
import io.benchmarkagent.findings.Headline;
import io.benchmarkagent.fixtures.ExampleReports;
import io.benchmarkagent.fixtures.SampleReports;
import io.benchmarkagent.gate.Check;
import io.benchmarkagent.gate.FailOn;
import io.benchmarkagent.gate.GateReading;
import io.benchmarkagent.narrative.Narrative;
import io.benchmarkagent.report.CommentMarkdown;
import io.benchmarkagent.report.CommentMarkdown.Beside;
import io.benchmarkagent.report.Report;
import io.benchmarkagent.report.Templates;
import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.Mute;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The comment as a reviewer sees it, in each state it can be in. */
class CommentTest {
    private static final Templates TEMPLATES = Templates.packed();
    private static final Beside FIRST =
            new Beside("", false, "https://github.com/shop/benchmarks/actions/runs/8123456789");
    private static final Check BROKEN =
            threshold(Check.Outcome.FAILED, "p95 latency of frontend is 498 ms; it must be at most 400 ms", "");
    private static final Check BLIND =
            threshold(Check.Outcome.NOT_JUDGED, "", "no subject frontent is in the run; nearest: frontend");
    private static final String HOSTILE =
            "@octocat [x](https://evil.example) ![x](https://evil.example/p) | a |\n| b | <script>alert(1)</script>"
                    + "<img src=x> </details> ``` `x` --> \u202e";

    @Test
    void everyStateIsAsItIsToBe(@TempDir Path out) throws IOException {
        SortedMap<String, String> states = new TreeMap<>();
        states.put("alert.md", comment(ExampleReports.incident(), FIRST));
        states.put("alert-again.md", comment(ExampleReports.incident(), changed()));
        states.put("clean.md", comment(ExampleReports.clean(), FIRST));
        states.put("no-baseline.md", comment(noBaseline(out), FIRST).replaceAll(" --out \\S+", ""));
        states.put("not-comparable.md", comment(ExampleReports.notComparable(), FIRST));
        states.put("partial.md", comment(partial(ExampleReports.incident()), FIRST));
        states.put("no-llm.md", comment(withoutModel(), FIRST));
        states.put("failed.md", comments(65_000).failed("benchmarks/a.json:3: 'value' is no number; mend it", FIRST));
        states.put("fork.md", comment(ExampleReports.clean(), new Beside("", true, FIRST.address())));
        states.put(
                "gate-threshold.md", comment(gated(ExampleReports.clean(), GateReading.Status.FAILED, BROKEN), FIRST));
        states.put("gate-rerun.md", comment(gated(ExampleReports.incident(), GateReading.Status.RERUN, BROKEN), FIRST));
        states.put("gate-blind.md", comment(gated(ExampleReports.clean(), GateReading.Status.PASSED, BLIND), FIRST));
        states.put("clean-beyond.md", comment(SampleReports.of("gcp-intel-20260301-091207", out), FIRST));
        states.put("muted.md", comment(muted(), FIRST));
        states.put("watch.md", comment(watch(), FIRST));
        states.put("clean-partial.md", comment(partial(ExampleReports.clean()), FIRST));
        Golden.of("comment").holds(states);
    }

    @Test
    void theFirstLineSaysWhatTheGateSaid() {
        assertThat(firstLine(GateReading.Status.FAILED)).startsWith("## ⛔ Gate failed: checkoutservice ");
        assertThat(firstLine(GateReading.Status.PASSED)).endsWith(" (gate: passed)");
        assertThat(firstLine(GateReading.Status.RERUN)).startsWith("## ⛔ One more run, please: checkoutservice ");
        assertThat(comment(ExampleReports.incident(), FIRST)).doesNotContain("gate:", "Gate");
        assertThat(comment(gated(GateReading.Status.PASSED), new Beside("", true, ""))
                        .lines()
                        .findFirst())
                .hasValueSatisfying(first -> assertThat(first).doesNotContain("gate"));
    }

    private static String firstLine(GateReading.Status status) {
        return comment(gated(status), FIRST).lines().findFirst().orElse("");
    }

    private static Report gated(GateReading.Status status) {
        return gated(ExampleReports.incident(), status);
    }

    private static Report gated(Report report, GateReading.Status status, Check... checks) {
        GateReading reading = new GateReading(status, FailOn.HIGH, List.of(checks), Optional.empty());
        return new Report(report.findings(), Optional.of(reading), report.narrative(), report.provenance());
    }

    private static Check threshold(Check.Outcome outcome, String words, String why) {
        return new Check(
                "threshold/frontend/latency_ms/p95",
                Check.Kind.THRESHOLD,
                "frontend",
                "latency_ms",
                "frontend: p95 <= 400 ms",
                outcome,
                Optional.empty(),
                words,
                why,
                Optional.empty());
    }

    @Test
    void aCleanRunIsReadInFourLines() {
        assertThat(comment(ExampleReports.clean(), FIRST).lines().filter(line -> !line.isBlank()))
                .hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {65_000, 20_000, 6_000, 3_000, 1_200})
    void aLongOneIsCutBetweenItsParts(int most) {
        String text = comments(most).render(ExampleReports.attacked("a & b ".repeat(400)), FIRST);
        assertThat(text.length()).isLessThanOrEqualTo(Math.max(most, text.indexOf('\n') + 1));
        assertThat(text).startsWith("## ⛔ ");
        assertThat(text.split("<details>", -1)).hasSameSizeAs(text.split("</details>", -1));
        assertThat(Pattern.compile("^```", Pattern.MULTILINE)
                                .matcher(text)
                                .results()
                                .count()
                        % 2)
                .isZero();
        text.lines().filter(line -> line.startsWith("|")).forEach(row -> assertThat(row)
                .endsWith("|"));
    }

    @Test
    void whatIsLeftOutLeavesALine() {
        String whole = comment(ExampleReports.incident(), FIRST);
        String cut = comments(whole.length() - 100).render(ExampleReports.incident(), FIRST);
        assertThat(cut)
                .contains(": too long for here, see the full report.*")
                .contains("| ⛔\u00a0checkoutservice\u00a0· ");
    }

    @Test
    void nothingInDataLinksNotifiesOrGivesACommand() {
        for (String attack :
                List.of(HOSTILE, "/merge", "/close now", "!12 $3 &4 %5 ~bug", "<!-- benchmark-agent x -->")) {
            String text = comment(ExampleReports.attacked(attack), new Beside(attack, true, FIRST.address()));
            Inertness.isInertOnGitHub(unlinked(text), unlinked(comment(ExampleReports.incident(), FIRST)));
            assertThat(text).doesNotContain("\u202e");
            assertThat(text).doesNotContainPattern("-->\\s*\\z");
            assertThat(text.lines()).noneMatch(line -> line.startsWith("/"));
        }
    }

    @Test
    void anAddressThatIsNoneIsNoLink() {
        for (String address :
                List.of("", "javascript:alert(1)", "https://x/) [y](https://evil.example", "/actions/runs/1")) {
            assertThat(comment(ExampleReports.clean(), new Beside("", false, address)))
                    .doesNotContain("full report");
        }
    }

    /** The link to the report is ours. */
    private static String unlinked(String text) {
        return text.replace("[full report](" + FIRST.address() + ")", "full report");
    }

    private static Beside changed() {
        return new Beside(
                "Since this comment's last state (gcp-amd-20260228-091500): new: checkoutservice latency, p95; no longer:"
                        + " cartservice CPU; as before: 3.",
                false,
                FIRST.address());
    }

    private static Report muted() {
        Report report = ExampleReports.incident();
        Mute known = new Mute(
                Optional.empty(),
                Optional.of("frontend"),
                "known until the new cache",
                "Kim",
                LocalDate.of(2026, 3, 31));
        Check passedOver = new Check(
                "run/service/frontend/latency_ms",
                Check.Kind.ANOMALY,
                "frontend",
                "latency_ms",
                "frontend: latency, p95",
                Check.Outcome.MUTED,
                Optional.of(Severity.HIGH),
                "frontend: p95 latency 640 ms",
                "",
                Optional.of(known));
        List<Anomaly> anomalies = report.findings().anomalies().stream()
                .map(a -> known.covers(a.subject(), a.metric()) ? a.mutedBy(known) : a)
                .toList();
        return gated(
                ExampleReports.with(report.findings().headline(), report, anomalies),
                GateReading.Status.FAILED,
                passedOver);
    }

    /** The first run of an archive has none before it. */
    private static Report noBaseline(Path out) {
        return SampleReports.of("gcp-amd-20260216-094118", out);
    }

    private static Report partial(Report report) {
        DataQuality lost = new DataQuality(
                "prometheus/unreachable",
                DataQuality.Level.ERROR,
                "prometheus",
                "Prometheus is out of reach: connection refused; nothing of the run's course is known",
                "Check prometheus.url, or record the evidence");
        return ExampleReports.with(report.findings().headline(), List.of(lost), report);
    }

    /** Nothing but what is beyond 2σ, and more of it than chance gives. */
    private static Report watch() {
        Report report = ExampleReports.incident();
        Headline look = new Headline(
                Headline.Status.WATCH,
                "No alert, but worth a look: 5 of 34 metrics lie beyond 2σ of 12 like-for-like runs, more than chance"
                        + " alone gives (about 2)",
                "");
        Narrative told = new Narrative(
                Narrative.Source.OFFLINE,
                "",
                "cartservice mean CPU is outside what was expected, but not both unlikely and large enough for an alert.",
                new Narrative.Grounding(1, 1, List.of()),
                0,
                List.of());
        List<Anomaly> watches = report.findings().anomalies().stream()
                .filter(anomaly -> !anomaly.isAlert())
                .toList();
        Report watched = ExampleReports.with(look, report, watches);
        return new Report(watched.findings(), told, watched.provenance());
    }

    private static Report withoutModel() {
        Report report = ExampleReports.incident();
        Narrative told = new Narrative(
                Narrative.Source.OFFLINE,
                "",
                "checkoutservice left its expected range in latency at 14:24:45.",
                new Narrative.Grounding(0, 0, List.of()),
                0,
                List.of("api.openai.com is out of quota, or asked too often (HTTP 429)"));
        return new Report(report.findings(), told, report.provenance());
    }

    private static String comment(Report report, Beside beside) {
        return comments(65_000).render(report, beside);
    }

    private static CommentMarkdown comments(int most) {
        return new CommentMarkdown(TEMPLATES, most);
    }
}
