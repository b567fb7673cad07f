package io.benchmarkagent.publish;

import static io.benchmarkagent.fixtures.PullRequestServer.isDown;
import static io.benchmarkagent.fixtures.PullRequestServer.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchmarkagent.detection.Severity;
import io.benchmarkagent.fixtures.ExampleReports;
import io.benchmarkagent.fixtures.PullRequestServer;
import io.benchmarkagent.gate.Check;
import io.benchmarkagent.gate.FailOn;
import io.benchmarkagent.gate.GateReading;
import io.benchmarkagent.report.Report;
import io.benchmarkagent.report.Templates;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What is said of a commit, over a socket. */
class MarkTest {
    private final PullRequestServer github = PullRequestServer.github();
    private final PullRequestServer gitlab = PullRequestServer.gitlab();

    @AfterEach
    void close() {
        github.close();
        gitlab.close();
    }

    @ParameterizedTest
    @CsvSource({
        "PASSED,     success, success, success",
        "FAILED,     failure, failed,  failure",
        "RERUN,      pending, pending, neutral",
        "NOT_JUDGED, success, success, neutral"
    })
    void whatTheGateSaidIsTheStateInEachPlatformsWords(
            GateReading.Status status, String onGitHub, String onGitLab, String conclusion) throws NotPublished {
        Report report = gated(status, 3);
        mark(github, Wish.Status.COMMIT, report);
        mark(gitlab, Wish.Status.COMMIT, report);
        mark(github, Wish.Status.CHECK, report);

        JsonNode commit = github.marks().get(0);
        assertThat(commit.path("state").asString("")).isEqualTo(onGitHub);
        assertThat(commit.path("context").asString("")).isEqualTo("benchmark-agent/benchmark");
        assertThat(commit.path("target_url").asString("")).startsWith("https://github.com/shop/benchmarks/actions");
        assertThat(gitlab.marks().get(0).path("state").asString("")).isEqualTo(onGitLab);
        assertThat(gitlab.marks().get(0).path("name").asString("")).isEqualTo("benchmark-agent/benchmark");
        JsonNode check = github.marks().get(1);
        assertThat(check.path("conclusion").asString("")).isEqualTo(conclusion);
        assertThat(check.path("head_sha").asString("")).isEqualTo(PullRequestServer.SHA);
        assertThat(check.at("/output/summary").asString("")).startsWith("## ");
    }

    @Test
    void moreThanFiftyAnnotationsGoInBatchesAndNoneTwice() throws NotPublished {
        mark(github, Wish.Status.CHECK, gated(GateReading.Status.FAILED, 120));
        assertThat(github.marks())
                .extracting(mark -> mark.at("/output/annotations").size())
                .containsExactly(50, 50, 20);
        assertThat(github.marks().stream()
                        .flatMap(mark -> mark.at("/output/annotations").valueStream())
                        .map(note -> note.path("message").asString("")))
                .hasSize(120)
                .doesNotHaveDuplicates();
        assertThat(github.asked()).contains("PATCH /repos/shop/benchmarks/check-runs/4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\ud83d\ude00", "&lt;"})
    void whateverIsInTheDataTheBoundsHold(String attack) throws NotPublished {
        Report hostile = ExampleReports.attacked(attack.repeat(3000));
        Report report = new Report(
                hostile.findings(),
                gated(GateReading.Status.FAILED, 60, attack.repeat(3000)).gate(),
                hostile.narrative(),
                hostile.provenance());
        mark(github, Wish.Status.COMMIT, report);
        mark(github, Wish.Status.CHECK, report);
        assertThat(github.marks()).hasSize(3);
    }

    @Test
    void whatAnUntrustedJobSaysPassesNothing() throws NotPublished {
        publishing(github, Wish.Status.CHECK).mark(gated(GateReading.Status.PASSED, 0), true, Duration.ofSeconds(5));
        publishing(github, Wish.Status.CHECK).mark(gated(GateReading.Status.FAILED, 1), true, Duration.ofSeconds(5));
        assertThat(github.marks())
                .extracting(mark -> mark.path("conclusion").asString(""))
                .containsExactly("neutral", "failure");
        assertThat(github.marks())
                .allMatch(mark -> mark.at("/output/title").asString("").startsWith("unvouched, gate: "));
        assertThatThrownBy(() -> publishing(github, Wish.Status.COMMIT)
                        .mark(gated(GateReading.Status.PASSED, 0), true, Duration.ofSeconds(5)))
                .hasMessageContaining("give --status check");
    }

    @Test
    void aPlatformThatIsDownIsAskedAgainAndOneThatRefusesIsALine() throws NotPublished {
        github.misbehaves("POST", isDown());
        mark(github, Wish.Status.COMMIT, gated(GateReading.Status.PASSED, 0));
        assertThat(github.marks()).hasSize(1);
        github.misbehaves("POST", says(403, "{\"message\":\"Resource not accessible by integration\"}"));
        assertThatThrownBy(() -> mark(github, Wish.Status.CHECK, gated(GateReading.Status.PASSED, 0)))
                .isInstanceOf(NotPublished.class)
                .hasMessageContaining("HTTP 403 (Resource not accessible by integration)");
    }

    @Test
    void aRunWithoutAReportIsAnError() throws NotPublished {
        publishing(github, Wish.Status.COMMIT).markFailed("a.json:3: no number", Duration.ofSeconds(5));
        assertThat(github.marks().get(0).path("state").asString("")).isEqualTo("error");
        assertThat(github.marks().get(0).path("description").asString("")).isEqualTo("no report: a.json:3: no number");
    }

    @Test
    void nothingIsMarkedWhereNobodyWishesIt() throws NotPublished {
        assertThat(publishing(github, Wish.Status.NONE)
                        .mark(gated(GateReading.Status.FAILED, 1), false, Duration.ofSeconds(5)))
                .isEmpty();
        assertThat(github.asked()).isEmpty();
    }

    @Test
    void checkRunsAreOfGitHubAlone() {
        assertThatThrownBy(() -> wish("gitlab", Wish.Status.CHECK)).hasMessageContaining("give --status commit");
    }

    private static Report gated(GateReading.Status status, int failed) {
        return gated(status, failed, "checkoutservice");
    }

    private static Report gated(GateReading.Status status, int failed, String subject) {
        Report report = ExampleReports.incident();
        List<Check> checks = IntStream.range(0, failed)
                .mapToObj(i -> new Check(
                        "a" + i,
                        Check.Kind.ANOMALY,
                        subject,
                        "latency_ms",
                        subject + ": latency",
                        Check.Outcome.FAILED,
                        Optional.of(Severity.HIGH),
                        i + " is slower: " + subject,
                        "",
                        Optional.empty()))
                .toList();
        return new Report(
                report.findings(),
                Optional.of(new GateReading(status, FailOn.HIGH, checks, Optional.empty())),
                report.narrative(),
                report.provenance());
    }

    private static void mark(PullRequestServer server, Wish.Status status, Report report) throws NotPublished {
        assertThat(publishing(server, status).mark(report, false, Duration.ofSeconds(20)))
                .hasValueSatisfying(words -> assertThat(words).startsWith("marked commit ce58745 of "));
    }

    private static Publishing publishing(PullRequestServer server, Wish.Status status) {
        return new Publishing(
                wish(server.word(), status),
                server.environment(),
                Templates.packed(),
                Clock.systemUTC(),
                System::nanoTime);
    }

    private static Wish wish(String platform, Wish.Status status) {
        return new Wish(platform, Wish.Occasion.ALWAYS, "benchmark", "", status);
    }
}
