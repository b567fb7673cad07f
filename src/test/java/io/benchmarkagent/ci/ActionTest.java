package io.benchmarkagent.ci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.benchmarkagent.fixtures.PullRequestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The steps of {@code ci/github/action.yml} in a clean folder, one after the other, on the sample incident. */
class ActionTest {
    private static final String COMMENT = "https://github.com/shop/benchmarks/pull/12#issuecomment-";
    private static final String INCIDENT = "gcp-amd-20260301-143022";
    private static final String AGAIN = "gcp-amd-20260301-163022";
    private static final String QUIET = "gcp-intel-20260301-091207";
    private static final String OURS = "your-org/benchmark-agent/ci/github@v0";
    private static final String OWN = event("shop/benchmarks");
    private static final String FORK = event("mallory/benchmarks");
    private static final String ENDED =
            "{\"workflow_run\":{\"event\":\"pull_request\",\"head_sha\":\"f95f852b\",\"pull_requests\":[]}}";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PUSH = "{\"ref\":\"refs/heads/main\"}";

    private final PullRequestServer github = PullRequestServer.github();
    private final Path tmp;
    private final Path workspace;
    private Checkout checkout;

    ActionTest(@TempDir Path tmp) {
        this.tmp = tmp;
        workspace = tmp.resolve("work");
    }

    @BeforeEach
    void layDown() throws IOException {
        checkout = Checkout.at(tmp.resolve("_actions/your-org/benchmark-agent/v0"));
        Checkout.copy(Path.of("sample-benchmarks"), workspace.resolve("benchmarks"));
    }

    @AfterEach
    void close() {
        github.close();
    }

    @Test
    void theThreeLinesOfTheReadmeKeepOneCommentCurrent() throws IOException, InterruptedException {
        String lines = Documented.blocks(Path.of("README.md"), "In your CI").get(0);
        assertThat(lines.lines().filter(line -> line.contains("# new"))).hasSize(3);
        JsonNode measures = Yaml.of(lines).at("/jobs/benchmark");
        assertThat(measures.at("/permissions/pull-requests").asString()).isEqualTo("write");
        assertThat(measures.at("/steps/0/uses").asString()).startsWith("actions/checkout@");
        JsonNode step = measures.at("/steps/2");
        assertThat(step.path("uses").asString()).isEqualTo(OURS);
        Path incident = workspace.resolve("benchmarks/" + INCIDENT + ".json");
        Files.delete(workspace.resolve("benchmarks/cluster_summary.csv")); // it tells of the incident as well
        Path later = Files.move(incident, tmp.resolve("later.json"));

        Job.Done before = job(OWN).uses(step.path("with"));
        assertThat(before.exit()).as(before.log()).isZero();
        assertThat(before.outputs()).containsEntry("verdict", "clean").containsEntry("exit-code", "0");
        assertThat(github.comments()).singleElement().satisfies(one -> assertThat(one.body())
                .startsWith("## ✅"));

        Files.move(later, incident);
        Job.Done after = job(OWN).uses(step.path("with"));
        assertThat(after.exit()).as(after.log()).isEqualTo(10);
        assertThat(after.log())
                .endsWith("::error title=benchmark-agent::The gate failed: see the job's summary, or the"
                        + " artifact.\n");
        String folder = "reports/" + INCIDENT;
        assertThat(after.outputs())
                .isEqualTo(Map.of(
                        "verdict",
                        "alert",
                        "exit-code",
                        "10",
                        "run-id",
                        INCIDENT,
                        "folder",
                        folder,
                        "report",
                        folder + "/report.html",
                        "markdown",
                        folder + "/report.md",
                        "findings",
                        folder + "/findings.json",
                        "comment-url",
                        COMMENT + github.comments().get(0).id()));
        assertThat(workspace.resolve(after.outputs().get("report"))).exists();
        assertThat(after.summary()).isEqualTo(Files.readString(workspace.resolve(folder + "/report.md")) + "\n");
        Path home = checkout.folder().toRealPath();
        assertThat(after.skipped())
                .extracting(Job.Others::action, Job.Others::path)
                .containsExactly(
                        tuple("actions/cache/restore@v4", home + "/target/app\n" + home + "/target/class-data"),
                        tuple("actions/upload-artifact@v4", folder));
        assertThat(github.comments()).singleElement().satisfies(one -> assertThat(one.body())
                .startsWith("## ⛔ Gate failed: checkoutservice regressed")
                .contains("Since this comment's last state (" + QUIET + ")"));
        assertThat(github.asked("POST")).isEqualTo(1);
        assertThat(github.asked("PATCH")).isEqualTo(1);
    }

    @Test
    void whereNoGateIsTypedTheSettingsHaveIt() throws IOException, InterruptedException {
        Files.writeString(workspace.resolve("benchmark-agent.yaml"), "gate: {fail-on: high}\n");
        Job.Done done = job(OWN).uses(Yaml.of("{comment: never}"));
        assertThat(done.exit()).as(done.log()).isEqualTo(10);
        assertThat(done.log()).contains("gate: failed (high)");
    }

    @Test
    void theDocumentedJobsAskForOneMoreRunAndJudgeIt() throws IOException, InterruptedException {
        JsonNode jobs = Yaml.of(Documented.blocks(Path.of("docs/ci.md"), "One more run first")
                        .get(0))
                .path("jobs");
        Job.Done first = job(OWN).uses(jobs.at("/benchmark/steps/0/with"));
        assertThat(first.exit()).as(first.log()).isEqualTo(11);
        assertThat(isTrue(jobs.at("/benchmark/steps/1/if"), first)).isFalse();
        assertThat(isTrue(jobs.at("/again/if"), first)).isTrue();

        JsonNode got = jobs.at("/again/steps/0/with");
        JsonNode step = jobs.at("/again/steps/1");
        assertThat(step.path("uses").asString()).isEqualTo(OURS);
        Files.move(
                workspace.resolve(first.outputs().get("folder")),
                workspace.resolve(got.path("path").asString()));
        Path incident = workspace.resolve("benchmarks/" + INCIDENT + ".json");
        measuredAgain(Files.readString(incident));
        Files.delete(incident); // its pull request is in nobody's archive
        Job.Done again = job(OWN).uses(step.path("with"));
        assertThat(again.exit()).as(again.log()).isEqualTo(10);
        assertThat(again.log()).contains("confirms " + INCIDENT);
        assertThat(isTrue(jobs.at("/benchmark/steps/1/if"), again)).isTrue();
        assertThat(isTrue(jobs.at("/again/if"), again)).isFalse();

        measuredAgain(Files.readString(workspace.resolve("benchmarks/gcp-amd-20260227-151214.json")));
        Job.Done back = job(OWN).uses(step.path("with"));
        assertThat(back.exit()).as(back.log()).isZero();
        assertThat(back.log()).contains("withdraws " + INCIDENT);
        assertThat(github.comments()).hasSize(1);
    }

    @Test
    void whatAnInputSaysIsNeverRunAndNothingPrintedIsACommand() throws IOException, InterruptedException {
        Job.Done done = job(OWN).uses(
                        Yaml.of(
                                """
                run-id: '"; touch pwned; $(touch pwned) `touch pwned`'
                benchmark: "a b; touch pwned"
                """));
        assertThat(done.exit()).isEqualTo(2);
        done = job(OWN).uses(Yaml.of("run-id: '::set-env name=X::$(touch pwned)'"));
        assertThat(done.exit()).isEqualTo(2);
        assertThat(done.log())
                .containsPattern(
                        "(?s)::stop-commands::([0-9a-f]{32})\n.*::set-env name=X::\\$\\(touch pwned\\).*\n::\\1::\n");
        assertThat(done.outputs()).containsEntry("verdict", "").containsEntry("folder", "");
        assertThat(done.skipped()).noneMatch(one -> one.action().startsWith("actions/upload-artifact"));
        assertThat(workspace.resolve("pwned")).doesNotExist();
    }

    @Test
    void aForksReportIsLeftByItsJobAndPublishedByAnother() throws IOException, InterruptedException {
        Job.Done fork = job(FORK).uses(Yaml.of("{fail-on: never}"));
        assertThat(fork.exit()).as(fork.log()).isZero();
        assertThat(fork.outputs()).containsEntry("comment-url", "");
        assertThat(github.asked()).isEmpty();
        Path left = workspace.resolve(fork.outputs().get("folder"));
        assertThat(left.resolve("publish.json")).exists();

        Files.move(left, workspace.resolve("left"));
        github.hasPulls("[{\"number\":12,\"head\":{\"sha\":\"f95f852b\"}}]");
        Job.Done trusted = job(ENDED, "GITHUB_REF", "refs/heads/main").uses(Yaml.of("{from: left}"));
        assertThat(trusted.exit()).as(trusted.log()).isZero();
        assertThat(trusted.outputs())
                .containsEntry("comment-url", COMMENT + github.comments().get(0).id());
        assertThat(github.comments()).singleElement().satisfies(one -> assertThat(one.body())
                .contains("measured by a job that runs the pull request's own code"));
    }

    @Test
    void aPushHasTheJobsPageAndNoComment() throws IOException, InterruptedException {
        Job.Done done = job(PUSH, "GITHUB_REF", "refs/heads/main").uses(Yaml.of("{run-id: " + QUIET + "}"));
        assertThat(done.exit()).as(done.log()).isZero();
        assertThat(done.summary()).contains("✅", QUIET);
        assertThat(done.log()).doesNotContain("not published");
        assertThat(github.asked()).isEmpty();
    }

    @Test
    void aRunIsReportedAgainByItsIdOnAPullRequestThatIsNamed() throws IOException, InterruptedException {
        Files.move(checkout.folder().resolve("src"), tmp.resolve("src")); // as it is installed
        Job.Done done = job(PUSH, "GITHUB_REF", "refs/heads/main")
                .uses(Yaml.of("{run-id: " + QUIET + ", pull-request: 12, agent-path: '" + checkout.folder() + "'}"));
        assertThat(done.exit()).as(done.log()).isZero();
        assertThat(done.outputs()).containsEntry("run-id", QUIET);
        assertThat(done.skipped()).noneMatch(one -> one.action().startsWith("actions/cache"));
        assertThat(github.comments()).hasSize(1);
        assertThat(job(PUSH)
                        .uses(Yaml.of("{pull-request: 1; ls, agent-path: '" + checkout.folder() + "'}"))
                        .log())
                .contains("'1; ls' is no number");
    }

    @Test
    void aRunThatIsNotInTheArchiveIsReportedOnAgainstIt() throws IOException, InterruptedException {
        Path file = Files.move(workspace.resolve("benchmarks/" + INCIDENT + ".json"), workspace.resolve("new.json"));
        Job.Done done = job(OWN).uses(Yaml.of("{run-file: new.json, comment: never}"));
        assertThat(done.exit()).as(done.log()).isZero();
        assertThat(done.outputs()).containsEntry("run-id", INCIDENT).containsEntry("verdict", "alert");
        assertThat(workspace.resolve("benchmarks/" + INCIDENT + ".json")).doesNotExist();
        assertThat(github.asked()).isEmpty();
        Files.writeString(file, "{}");
        assertThat(job(OWN).uses(Yaml.of("{run-file: new.json}")).log()).contains("no run JSON with a run_id");
    }

    @Test
    void everyInputIsHandedOnAsItIs() throws IOException, InterruptedException {
        Path said = tmp.resolve("said");
        Path agent = Files.createDirectories(tmp.resolve("agent")).resolve("benchmark-agent");
        Files.writeString(agent, "#!/usr/bin/env bash\nprintf '%s\\n' \"$@\" > '" + said + "'\n");
        assertThat(agent.toFile().setExecutable(true)).isTrue();
        Job.Done done = job(OWN).uses(Yaml.of(
                """
                {agent-path: "%s", run-id: -x, archive: my runs, out: o, config: c.yaml, baseline: "@b", as-of: now,
                 fail-on: medium, on-suspect: rerun, confirms: c d.json, llm: "off", prometheus-url: "http://p", kubernetes: true,
                 namespace: n, deadline: 1m, junit: j.xml, code-quality: q.json, comment: on-alert, status: check, benchmark: b,
                 report-url: "https://r"}
                """
                        .formatted(agent.getParent())));
        assertThat(done.exit()).as(done.log()).isZero();
        assertThat(Files.readAllLines(said))
                .containsExactly(
                        "report",
                        "--run-id=-x",
                        "--archive=my runs",
                        "--out=o",
                        "--config=c.yaml",
                        "--baseline=@b",
                        "--as-of=now",
                        "--fail-on=medium",
                        "--on-suspect=rerun",
                        "--confirms=c d.json",
                        "--llm=off",
                        "--prometheus-url=http://p",
                        "--kubernetes",
                        "--namespace=n",
                        "--deadline=1m",
                        "--publish=github",
                        "--junit=j.xml",
                        "--code-quality=q.json",
                        "--comment=on-alert",
                        "--status=check",
                        "--benchmark=b",
                        "--report-url=https://r");
    }

    @Test
    void oneMoreRunIsSaidInItsOwnWords() throws IOException, InterruptedException {
        Path agent = Files.createDirectories(tmp.resolve("agent")).resolve("benchmark-agent");
        Files.writeString(agent, "#!/usr/bin/env bash\nexit 11\n");
        assertThat(agent.toFile().setExecutable(true)).isTrue();
        Job.Done done = job(OWN).uses(Yaml.of("{agent-path: '" + agent.getParent() + "'}"));
        assertThat(done.exit()).isEqualTo(11);
        assertThat(done.log())
                .endsWith("One more run is wanted before the gate decides: rerun.json beside the report says which.\n")
                .doesNotContain("nothing to show");
    }

    @Test
    void aBuildIsKeptUnderWhatItIsMadeOf() throws IOException, InterruptedException {
        Files.move(
                checkout.folder().resolve("benchmark-agent"), checkout.folder().resolve("launcher"));
        Path launcher = Files.writeString(checkout.folder().resolve("benchmark-agent"), "#!/bin/sh\necho built\n");
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        Job.Done first = job(OWN).withoutCache().uses(Yaml.of("{}"));
        assertThat(first.skipped())
                .extracting(Job.Others::action)
                .containsExactly("actions/cache/restore@v4", "actions/cache/save@v4");
        assertThat(first.skipped()).extracting(Job.Others::key).allMatch(key -> key.startsWith("benchmark-agent-"));
        Path source = checkout.folder().resolve("src/main/Source.java");
        Files.setLastModifiedTime(source, FileTime.from(Instant.parse("2026-03-01T00:00:00Z")));
        assertThat(job(OWN).withoutCache().uses(Yaml.of("{}")).skipped()).isEqualTo(first.skipped());
        Files.writeString(source, "class Source { }\n");
        assertThat(job(OWN).withoutCache().uses(Yaml.of("{}")).skipped()).isNotEqualTo(first.skipped());
    }

    @Test
    void othersActionsAreTheseAndNoExpressionStandsInAScript() throws IOException {
        List<String> uses = Yaml.read(checkout.action().resolve("action.yml"))
                .at("/runs/steps")
                .valueStream()
                .filter(step -> step.has("uses"))
                .map(step -> step.path("uses").asString())
                .toList();
        assertThat(uses)
                .containsExactly(
                        "actions/setup-java@v4",
                        "actions/cache/restore@v4",
                        "actions/cache/save@v4",
                        "actions/upload-artifact@v4");
        assertThat(Yaml.read(checkout.action().resolve("action.yml"))
                        .at("/runs/steps")
                        .valueStream()
                        .map(step -> step.path("run").asString("")))
                .noneMatch(run -> run.contains("${{"))
                .filteredOn(run -> !run.isEmpty())
                .allMatch(run -> run.matches("bash \"\\$GITHUB_ACTION_PATH/[a-z]+\\.sh\""));
    }

    /** The newest run of the archive, with the figures of this one. */
    private void measuredAgain(String run) throws IOException {
        JsonNode like = JSON.readTree(run);
        String text = run.replace(like.path("run_id").asString(), AGAIN)
                .replace(like.path("timestamp").asString(), "2026-03-01T16:30:22Z");
        Files.writeString(workspace.resolve("benchmarks/" + AGAIN + ".json"), text);
    }

    /** A condition of the workflow after a step or a job that came to this. */
    private static boolean isTrue(JsonNode condition, Job.Done done) {
        ObjectNode contexts = JSON.createObjectNode();
        ObjectNode report = contexts.putObject("steps").putObject("report");
        report.put("outcome", done.exit() == 0 ? "success" : "failure");
        report.putObject("outputs").put("exit-code", done.outputs().get("exit-code"));
        contexts.putObject("needs").putObject("benchmark").set("outputs", report.path("outputs"));
        return new Expression(contexts).isTrue(condition.asString());
    }

    private Job job(String event, String... variables) throws IOException {
        Map<String, String> environment = new HashMap<>(github.environment());
        for (int i = 0; i < variables.length; i += 2) {
            environment.put(variables[i], variables[i + 1]);
        }
        return new Job(checkout, workspace, environment, event);
    }

    private static String event(String head) {
        return "{\"action\":\"synchronize\",\"number\":12,\"pull_request\":{\"number\":12,\"head\":{\"repo\":"
                + "{\"full_name\":\"" + head + "\"}}}}";
    }
}
