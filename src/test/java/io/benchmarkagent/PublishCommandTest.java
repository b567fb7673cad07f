package io.benchmarkagent;

import static io.benchmarkagent.Folder.INCIDENT;
import static io.benchmarkagent.Folder.QUIET;
import static io.benchmarkagent.Folder.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.DataDir;
import io.benchmarkagent.fixtures.PullRequestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The whole program, as a CI runs it. */
class PublishCommandTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String COMMENT = "https://github.com/shop/benchmarks/pull/12#issuecomment-1254852901";
    private static final String EVENTS = "fixtures/github/octokit_webhooks/payload-examples/api.github.com/";

    private final PullRequestServer github = PullRequestServer.github();
    private final Path tmp;
    private final Path out;

    PublishCommandTest(@TempDir Path tmp) {
        this.tmp = tmp;
        out = tmp.resolve("out");
    }

    @AfterEach
    void close() {
        github.close();
    }

    @Test
    void aReportIsWrittenAndBecomesACommentAndTheJobsPage() {
        Path summary = tmp.resolve("summary.md");
        Ran ran = job().with("GITHUB_STEP_SUMMARY", summary.toString())
                .latest(SAMPLE, out, "--publish", "github", "--fail-on", "high");
        assertThat(ran.exit()).isEqualTo(10);
        assertThat(ran.err())
                .isEqualTo("benchmark-agent: commented on pull request 12 of shop/benchmarks: " + COMMENT + "\n");
        Written written = new Written(out.resolve(INCIDENT)).isComplete();
        String headline = written.markdown().lines().findFirst().orElseThrow();
        assertThat(github.comments().get(0).body())
                .startsWith(headline.replaceFirst("## ⛔ ", "## ⛔ Gate failed: "))
                .contains("[full report](https://github.com/shop/benchmarks/actions/runs/8123456789)");
        assertThat(Folder.text(summary)).isEqualTo(written.markdown() + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"never", "high"})
    void whatGoesWrongCostsALineAndNothingElse(String failOn) {
        Path summary = tmp.resolve("summary.md");
        Agent agent = job().with("GITHUB_STEP_SUMMARY", summary.toString());
        int without = agent.latest(SAMPLE, tmp.resolve("without"), "--fail-on", failOn)
                .exit();
        Ran ran = agent.with("GITHUB_TOKEN", "wrong").latest(SAMPLE, out, "--publish", "github", "--fail-on", failOn);
        assertThat(ran.exit()).isEqualTo(without);
        assertThat(ran.err())
                .startsWith("benchmark-agent: not published: 127.0.0.1 answers HTTP 401 (Bad credentials)")
                .hasLineCount(1);
        new Written(out.resolve(INCIDENT)).isComplete();
        assertThat(Folder.text(summary)).contains("⚠️ 127.0.0.1 answers HTTP 401");
    }

    @Test
    void theDeadlineBoundsPublishingToo() {
        github.misbehaves("GET", PullRequestServer.hangs());
        long start = System.nanoTime();
        Ran ran = job().latest(SAMPLE, out, "--publish", "github", "--deadline", "6s");
        assertThat(ran.exit()).isZero();
        assertThat(ran.err()).contains("not published: ", "in time").hasLineCount(1);
        assertThat(System.nanoTime() - start).isLessThan(15_000_000_000L);
    }

    @Test
    void aRunWithoutAReportIsCommentedOnAndStaysRefused() throws IOException {
        Path archive = Folder.copy(SAMPLE, tmp.resolve("spoilt"));
        Files.writeString(archive.resolve(INCIDENT + ".json"), "{\"run_id\": ");
        Ran ran = job().report(INCIDENT, archive, out, "--publish", "github");
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("commented on").hasLineCount(2);
        assertThat(github.comments().get(0).body()).startsWith("## ❌ No benchmark report");
    }

    @Test
    void aMergeRequestOfGitLabHasItsComment() {
        try (PullRequestServer gitlab = PullRequestServer.gitlab()) {
            Ran ran = agent(gitlab.environment())
                    .report(QUIET, SAMPLE, out, "--publish", "gitlab", "--comment", "always");
            assertThat(ran.exit()).isZero();
            assertThat(gitlab.comments().get(0).body())
                    .startsWith("## ")
                    .contains("[full report](https://gitlab.com/shop/benchmarks/-/jobs/777/artifacts/browse)");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--benchmark, 'a -- b', is no name",
        "--benchmark, a--b, is no name",
        "--report-url, javascript:alert(1), is no address",
        "--comment, sometimes, 'on-alert, never'",
        "--publish, bitbucket, 'github, gitlab, file'"
    })
    void whatIsNoneIsRefusedBeforeAnythingIsDone(String option, String value, String words) {
        job().latest(SAMPLE, out, "--publish", "github", option, value)
                .isRefused(2, option.equals("--publish") ? "--publish" : option, words);
        assertThat(out).doesNotExist();
    }

    @Test
    void aForksReportIsPublishedByAnotherJobWithItsOwnWords() throws IOException {
        Map<String, String> fork = github.environment();
        fork.remove("GITHUB_TOKEN");
        assertThat(agent(fork)
                        .latest(SAMPLE, out, "--publish", "file", "--llm", "off")
                        .isDone()
                        .exit())
                .isZero();
        Path left = out.resolve(INCIDENT);
        assertThat(left.resolve("comment.md")).exists();
        Files.writeString(left.resolve("comment.md"), "# Approved by @security");
        Files.writeString(left.resolve("report.md"), "# Approved by @security");
        for (String field : List.of(
                "text",
                "headline",
                "next",
                "label",
                "description",
                "recommendation",
                "reason",
                "patch",
                "message",
                "what")) {
            spoil(left.resolve("findings.json"), "\"" + field + "\" : \"", "Approved by the security team. ");
        }

        Ran ran =
                job().run("publish", "--from", out.toString(), "--to", "github").isDone();
        assertThat(ran.out()).isEqualTo("commented on pull request 12 of shop/benchmarks: " + COMMENT + "\n");
        assertThat(github.comments().get(0).body())
                .startsWith("## ⛔ checkoutservice regressed")
                .contains("measured by a job that runs the pull request's own code")
                .doesNotContain("Approved");
    }

    @Test
    void aFolderThatSaysAnotherPullRequestIsRefused() throws IOException {
        Path left = left();
        Files.writeString(left.resolve("publish.json"), "{\"schema_version\":1,\"pull_request\":666}");
        published(left).isRefused(1, "says that it is about pull request 666", "pull request 12 of shop/benchmarks");
        assertThat(github.comments()).isEmpty();
    }

    @Test
    void theRunOfAForkIsFoundByItsCommit() throws IOException {
        Path left = left();
        String event = event("workflow_run/completed.with-pull-requests.payload.json", ended -> {
            ended.withObject("/workflow_run").put("event", "pull_request").putArray("pull_requests");
            ended.withObject("/workflow_run").put("head_sha", "f95f852bd8fca8fcc58a9a2d6c842781e32a215e");
        });
        Agent trusted = job().with("GITHUB_REF", "refs/heads/main").with("GITHUB_EVENT_PATH", event);
        github.hasPulls("[{\"number\":666,\"head\":{\"sha\":\"00\"}}]");
        trusted.run("publish", "--from", left.toString(), "--to", "github")
                .isRefused(1, "no open pull request of shop/benchmarks has the commit");
        github.hasPulls("[{\"number\":666,\"head\":{\"sha\":\"00\"}},"
                + "{\"number\":12,\"head\":{\"sha\":\"f95f852bd8fca8fcc58a9a2d6c842781e32a215e\"}}]");
        trusted.run("publish", "--from", left.toString(), "--to", "github").isDone();
        assertThat(github.comments().get(0).body())
                .contains("[full report](https://github.com/octo-org/octo-repo/actions/runs/289782451)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pull_request/synchronize.payload.json", "pull_request/opened.payload.json"})
    void theEventSaysWhichPullRequest(String name) throws IOException {
        String event = event(name, any -> {});
        Agent agent = job().with("GITHUB_REF", "refs/heads/main").with("GITHUB_EVENT_PATH", event);
        Ran ran = agent.run("publish", "--from", left().toString(), "--to", "github");
        assertThat(ran.err()).contains("HTTP 404");
        assertThat(github.asked()).contains("GET /repos/shop/benchmarks/issues/2/comments");
    }

    @Test
    void anIssuesCommentOrAPushIsAboutNoPullRequest() throws IOException {
        for (String name : List.of("issue_comment/created.payload.json", "push/payload.json")) {
            job().with("GITHUB_REF", "refs/heads/main")
                    .with("GITHUB_EVENT_PATH", event(name, any -> {}))
                    .run("publish", "--from", left().toString(), "--to", "github")
                    .isRefused(1, "about no pull request");
        }
        assertThat(github.asked()).isEmpty();
    }

    @Test
    void aFolderIsReadAsFarAsItIsAReportAndNoFurther() throws IOException {
        Path left = left();
        Path findings = left.resolve("findings.json");
        String whole = Folder.text(findings);
        published(tmp.resolve("nowhere")).isRefused(1, "cannot be read", "--from");
        for (String broken : List.of("", "{", "[]", "{}", "null", "[".repeat(100_000), whole.replace("20", "xx"))) {
            Files.writeString(findings, broken);
            published(left).isRefused(1, "findings.json", "no report that can be published");
        }
        Files.writeString(findings, "{\"x\":\"" + "x".repeat(33 << 20) + "\"}");
        published(left).isRefused(1, "it has over 32 MiB");
        Files.writeString(
                findings, whole.replaceFirst("\"anomalies\" : \\[", "\"anomalies\" : [" + "{},".repeat(3000)));
        published(left).isRefused(1, "more than any report does");
        Files.delete(findings);
        Files.createSymbolicLink(findings, Files.writeString(tmp.resolve("secret.json"), whole));
        published(left).isRefused(1, "holds no reports");
        assertThat(github.comments()).isEmpty();
    }

    @Test
    void nothingOfItIsLoadedWhereNobodyPublishes() throws IOException, InterruptedException {
        Path loaded = tmp.resolve("loaded.txt");
        List<String> command = AgentProcess.command(
                List.of("-Xlog:class+load:file=" + loaded),
                Agent.arguments(SAMPLE.toAbsolutePath(), out, List.of("--latest")));
        assertThat(AgentProcess.ran(new ProcessBuilder(command)).exit()).isZero();
        assertThat(Folder.text(loaded))
                .contains("io.benchmarkagent.report.MarkdownReport ")
                .doesNotContain("io.benchmarkagent.publish.", "io.benchmarkagent.PublishCommands");
    }

    /** A change to an event as GitHub recorded it. */
    private interface Change {
        void make(ObjectNode event);
    }

    private String event(String name, Change change) throws IOException {
        ObjectNode event = (ObjectNode) JSON.readTree(Files.readString(DataDir.of(EVENTS + name)));
        change.make(event);
        Path file = tmp.resolve("event.json");
        Files.writeString(file, event.toString());
        return file.toString();
    }

    @Test
    void theCommitIsMarkedBesideTheCommentAndNeitherCostsTheOther() {
        Ran ran = job().latest(SAMPLE, out, "--publish", "github", "--status", "check", "--fail-on", "high");
        assertThat(ran.exit()).isEqualTo(10);
        assertThat(ran.err()).contains("commented on pull request 12", "marked commit ce58745 of shop/benchmarks");
        assertThat(github.comments().get(0).body().lines().findFirst().orElse(""))
                .startsWith("## ⛔ Gate failed: checkoutservice regressed: ");
        assertThat(github.marks()).singleElement().satisfies(mark -> assertThat(
                        mark.path("conclusion").asString(""))
                .isEqualTo("failure"));
        Ran refused = agent(github.environment())
                .with("GITHUB_SHA", "HEAD")
                .latest(SAMPLE, out, "--publish", "github", "--status", "commit");
        assertThat(refused.exit()).isZero();
        assertThat(refused.err()).contains("commit not marked: GITHUB_SHA is 'HEAD'");
    }

    @Test
    void whatAnotherJobsGateCheckedIsWrittenForOtherProgramsAsWell() throws IOException {
        Agent.bare().latest(SAMPLE, out, "--publish", "file", "--fail-on", "high");
        for (String field : List.of("title", "words", "why", "description")) {
            spoil(
                    out.resolve(INCIDENT).resolve("findings.json"),
                    "\"" + field + "\" : \"",
                    "Approved by the security team. ");
        }
        Path junit = tmp.resolve("ci").resolve("junit.xml");
        Path quality = tmp.resolve("ci").resolve("quality.json");
        Ran ran = job().run(
                        "publish",
                        "--from",
                        out.resolve(INCIDENT).toString(),
                        "--to",
                        "github",
                        "--status",
                        "check",
                        "--junit",
                        junit.toString(),
                        "--code-quality",
                        quality.toString());
        assertThat(ran.exit()).as(ran.toString()).isZero();
        assertThat(Folder.text(junit)).contains("<failure message=", "classname=\"anomaly.checkoutservice\"");
        assertThat(JSON.readTree(Folder.text(quality))).isNotEmpty();
        assertThat(github.marks()).singleElement().satisfies(mark -> assertThat(mark.at("/output/annotations"))
                .isNotEmpty());
        assertThat(Folder.text(junit) + Folder.text(quality) + github.marks()).doesNotContain("Approved");
    }

    @Test
    void onesOwnCommentIsFilledAndWhatIsWrongWithItIsSaid() throws IOException {
        Path templates = Files.createDirectories(tmp.resolve("mine"));
        Path config = Files.writeString(tmp.resolve("own.yaml"), "report: {templates: '" + templates + "'}");
        String[] publish = {"--publish", "github", "--config", config.toString()};
        Files.writeString(templates.resolve("comment.md.ftl"), "Ours: ${page.page.headline}\n");
        assertThat(job().latest(SAMPLE, out, publish).exit()).isZero();
        assertThat(github.comments().get(0).body()).startsWith("Ours: checkoutservice regressed");
        Files.writeString(templates.resolve("comment.md.ftl"), "${page.nonsense}\n");
        assertThat(job().latest(SAMPLE, out, publish).err())
                .contains(
                        "not published: template comment.md.ftl, line 1", "mend it in the folder of report.templates");
        Files.writeString(templates.resolve("comment.md.ftl"), "<#if page>\n");
        job().latest(SAMPLE, out, publish).isRefused(2, "report.templates", "comment.md.ftl, line ");
    }

    @ParameterizedTest
    @CsvSource({"--comment, never", "--benchmark, amd", "--report-url, https://x.example", "--status, commit"})
    void whatIsAboutACommentAsksForOne(String option, String value) {
        job().latest(SAMPLE, out, option, value).isRefused(2, option + " is about a comment", "--publish");
        assertThat(out).doesNotExist();
    }

    @Test
    void whoWantsNoCommentLeavesNone() throws IOException {
        Path left = left();
        assertThat(left.resolve("comment.md")).exists();
        Agent.bare()
                .latest(SAMPLE, out, "--publish", "file", "--comment", "never")
                .isDone();
        assertThat(left.resolve("comment.md")).doesNotExist();
        assertThat(left.resolve("publish.json")).exists();
    }

    @Test
    void aListIsBoundedAtAnyDepth() throws IOException {
        Path left = left();
        spoil(left.resolve("findings.json"), "\"because\" : [", "\"x\",".repeat(3000));
        published(left).isRefused(1, "more than any report does");
    }

    /** What an untrusted job leaves. */
    private Path left() {
        Agent.bare().latest(SAMPLE, out, "--publish", "file").isDone();
        return out.resolve(INCIDENT);
    }

    private Ran published(Path left) {
        return job().run("publish", "--from", left.toString(), "--to", "github");
    }

    /** Puts something behind each of these. */
    private static void spoil(Path file, String behind, String what) throws IOException {
        String before = Folder.text(file);
        assertThat(before).contains(behind);
        Files.writeString(file, before.replace(behind, behind + what));
    }

    private Agent job() {
        return agent(github.environment());
    }

    private static Agent agent(Map<String, String> environment) {
        Agent agent = Agent.bare();
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            agent = agent.with(variable.getKey(), variable.getValue());
        }
        return agent;
    }
}
