package io.benchmarkagent;

import static io.benchmarkagent.Folder.INCIDENT;
import static io.benchmarkagent.Folder.QUIET;
import static io.benchmarkagent.Folder.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The gate as a build sees it: settings, flags and the exit code. */
class GateCommandTest {
    private static final String CHECKOUT =
            "    - {subject: checkoutservice, reason: new tax rules, until: 2026-03-31}\n";

    private final Path tmp;
    private final Path out;

    GateCommandTest(@TempDir Path tmp) {
        this.tmp = tmp;
        this.out = tmp.resolve("out");
    }

    private Ran report(String runId, String settings, String... more) throws IOException {
        Path config = tmp.resolve("agent.yaml");
        Files.writeString(config, settings);
        String[] all = Stream.concat(Stream.of("--config", config.toString()), Stream.of(more))
                .toArray(String[]::new);
        return Agent.bare().report(runId, SAMPLE, out, all);
    }

    private Written written(String runId) {
        return new Written(out.resolve(runId)).isComplete();
    }

    private List<JsonNode> checks(String runId, String outcome) {
        return written(runId)
                .findings()
                .path("gate")
                .path("checks")
                .valueStream()
                .filter(check -> check.path("outcome").asString("").equals(outcome))
                .toList();
    }

    @Test
    void whatIsMutedLeadsTheReportWithTheReasonAndFailsNothing() throws IOException {
        Ran ran = report(
                INCIDENT,
                "gate:\n  fail-on: high\n  mutes:\n" + CHECKOUT
                        + "    - {subject: frontend, metric: latency_ms, reason: waits for checkout, until: 2026-03-01}\n");
        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).contains("gate: passed; ", " muted", "▼ alert");
        Written report = written(INCIDENT);
        assertThat(report.findings().path("verdict").path("status").asString(""))
                .isEqualTo("alert");
        assertThat(report.anomalies().filter(a -> a.path("subject").asString("").equals("checkoutservice")))
                .isNotEmpty()
                .allSatisfy(a -> assertThat(a.path("muted").toString())
                        .contains("\"reason\":\"new tax rules\"", "\"until\":\"2026-03-31\""));
        assertThat(report.anomalies().filter(a -> a.path("subject").asString("").equals("cartservice")))
                .isNotEmpty()
                .noneMatch(a -> a.has("muted"));
        assertThat(report.markdown()).contains("muted until 2026-03-31: new tax rules", "**Gate:** passed; ");
        assertThat(report.html()).contains("muted until 2026-03-31: new tax rules");
    }

    @Test
    void onlyTheGateIgnoresAMute() throws IOException {
        report(INCIDENT, "gate: {fail-on: high}\n");
        JsonNode without = written(INCIDENT).findings();
        report(INCIDENT, "gate:\n  fail-on: high\n  mutes:\n" + CHECKOUT);
        JsonNode with = written(INCIDENT).findings();
        assertThat(with.path("verdict")).isEqualTo(without.path("verdict"));
        assertThat(with.path("root_causes")).isEqualTo(without.path("root_causes"));
        assertThat(with.path("observations")).isEqualTo(without.path("observations"));
        assertThat(with.path("anomalies").size())
                .isEqualTo(without.path("anomalies").size());
    }

    @Test
    void anExpiredMuteIsOneLineAndTheRunsDayDecides() throws IOException {
        String settings = "gate:\n  fail-on: high\n  mutes:\n"
                + CHECKOUT.replace("2026-03-31", "2026-02-28")
                + "    - {subject: frontend, reason: x, until: soon}\n"
                + "    - {subject: checkoutservise, reason: x, until: 2026-12-31}\n";
        Ran ran = report(INCIDENT, settings);
        assertThat(ran.exit()).isEqualTo(10);
        assertThat(written(INCIDENT).dataQuality())
                .contains(
                        "gate.mutes[0] expired on 2026-02-28; it is not in force",
                        "gate.mutes[1] holds until 'soon', which is no day such as 2026-12-31; it is not in force",
                        "gate.mutes[2] names no subject 'checkoutservise' in this run; nearest: checkoutservice;"
                                + " it is not in force");
        assertThat(written(INCIDENT).anomalies()).noneMatch(a -> a.has("muted"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    mutes: [{subject: a, until: 2026-12-31}]            | gate.mutes[0] has no reason; say why
                    mutes: [{subject: a, reason: x}]                    | gate.mutes[0] has no end; give the last day
                    mutes: [{reason: x, until: 2026-12-31}]             | gate.mutes[0] names neither metric nor subject
                    mutes: [{subject: a, reason: x, until: 2026-12-31, for: me}] | unknown setting 'gate.mutes[0].for'
                    thresholds: [{subject: a}]                          | gate.thresholds[0] has neither require nor fail-on
                    thresholds: [{metric: m, require: 400 ms}]          | write it as p95 <= 400 ms
                    thresholds: [{metric: m, require: p42 < 4}]         | known: mean, p50
                    thresholds: [{require: p95 < 4}]                    | no metric; say of what
                    thresholds: [{fail-on: high}]                       | names neither metric nor subject
                    thresholds: [{subject: a, fail-on: low}]            | give one of high, medium, never
                    fail-on: low                                        | give one of high, medium, never
                    """)
    void whatSaysNoReasonOrNothingIsRefusedWithItsLineAndTheMend(String setting, String words) throws IOException {
        report(INCIDENT, "gate:\n  " + setting + "\n").isRefused(2, words, "agent.yaml, line 2");
        assertThat(out).doesNotExist();
    }

    @Test
    void aThresholdFailsWithoutAnySeverityAndIsKeptWithout() throws IOException {
        String threshold =
                "gate:\n  thresholds:\n    - {subject: frontend, metric: latency_ms, require: p95 <= %s ms}\n";
        Ran crossed = report(INCIDENT, threshold.formatted("400"));
        assertThat(crossed.exit()).isEqualTo(10);
        assertThat(crossed.out()).contains("gate: failed (1 threshold)");
        assertThat(checks(INCIDENT, "failed")).singleElement().satisfies(check -> assertThat(
                        check.path("words").asString("").replace('\u202f', ' '))
                .isEqualTo("p95 latency of frontend is 634 ms; it must be at most 400 ms"));
        Ran kept = report(INCIDENT, threshold.formatted("700"));
        assertThat(kept.exit()).isZero();
        assertThat(kept.out()).contains("gate: passed");
    }

    @Test
    void aThresholdAsInK6IsReadTheSame() throws IOException {
        String settings = "gate:\n  thresholds:\n    - {subject: frontend, metric: latency_ms, require: \"%s\"}\n";
        assertThat(report(INCIDENT, settings.formatted("p(95)<400")).exit()).isEqualTo(10);
        assertThat(report(INCIDENT, settings.formatted("avg<400")).exit()).isZero();
    }

    @Test
    void aThresholdOnWhatIsUnknownIsNotJudgedAndNamesTheNearest() throws IOException {
        Ran ran = report(
                INCIDENT,
                """
                gate:
                  thresholds:
                    - {subject: frontent, metric: latency_ms, require: p95 < 4}
                    - {subject: frontend, metric: latency_m, require: p95 < 4}
                    - {subject: frontend, metric: latency_ms, require: "< 4"}
                    - {subject: frontend, metric: latency_ms, require: p95 < 4 s}
                """);
        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).contains("gate: passed; 4 thresholds not judged");
        assertThat(checks(INCIDENT, "not_judged"))
                .extracting(check -> check.path("why").asString(""))
                .containsExactly(
                        "no subject 'frontent' in this run; nearest: frontend",
                        "no metric 'latency_m' in this run; nearest: latency_ms",
                        "frontend has latency_ms as mean, p50, p95, p99; say which",
                        "latency_ms is in 'ms' and not in 's'; give the limit in that");
        assertThat(written(INCIDENT).dataQuality()).anyMatch(line -> line.contains("no subject 'frontent'"));
    }

    @Test
    void aSubjectCanFailFromAnotherSeverityAndTheLastThatFitsCounts() throws IOException {
        String settings =
                """
                gate:
                  fail-on: high
                  thresholds:
                    - {subject: checkoutservice, fail-on: never}
                    - {subject: checkoutservice, metric: latency_ms, fail-on: high}
                    - {metric: latency_ms, subject: frontend, fail-on: never}
                """;
        assertThat(report(INCIDENT, settings).exit()).isEqualTo(10);
        assertThat(checks(INCIDENT, "failed"))
                .extracting(check -> check.path("id").asString(""))
                .containsExactly("run/service/checkoutservice/latency_ms");
    }

    @Test
    void theFlagIsOverTheFile() throws IOException {
        assertThat(report(INCIDENT, "gate: {fail-on: high}\n", "--fail-on", "never")
                        .exit())
                .isZero();
        assertThat(written(INCIDENT).findings().has("gate")).isFalse();
        assertThat(report(INCIDENT, "gate: {fail-on: high}\n").exit()).isEqualTo(10);
    }

    @Test
    void theFilesForOtherProgramsAreWrittenOutsideTheArchiveOrALineSaysWhyNot() throws IOException {
        Path junit = tmp.resolve("junit.xml");
        assertThat(report(INCIDENT, "", "--fail-on", "high", "--junit", junit.toString())
                        .exit())
                .isEqualTo(10);
        assertThat(junit).content().contains("<testsuite name=\"benchmark-agent " + INCIDENT + "\"");
        report(INCIDENT, "", "--junit", SAMPLE.resolve("junit.xml").toString()).isRefused(2, "is within the archive");
        Ran ran = report(INCIDENT, "", "--code-quality", junit.resolve("a.json").toString());
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).contains("cannot be written", "give another file");
        written(INCIDENT);
    }

    @Test
    void aQuietRunPassesWithItsChecksTold() throws IOException {
        assertThat(report(QUIET, "gate: {fail-on: medium}\n").exit()).isZero();
        assertThat(checks(QUIET, "passed")).isNotEmpty().first().satisfies(check -> assertThat(
                        check.path("words").asString(""))
                .contains("metrics judged against"));
    }
}
