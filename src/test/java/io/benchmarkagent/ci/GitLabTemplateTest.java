package io.benchmarkagent.ci;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.Ran;
import io.benchmarkagent.fixtures.PullRequestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The script of {@code ci/gitlab}'s template, with the variables of the job that docs/ci.md tells users to write. */
class GitLabTemplateTest {
    private static final String INCIDENT = "benchmarks/gcp-amd-20260301-143022.json";
    private static final Path TEMPLATE = Path.of("ci/gitlab/benchmark-agent.gitlab-ci.yml");

    private final PullRequestServer gitlab = PullRequestServer.gitlab();
    private final Path tmp;
    private final Installed installed;
    private final JsonNode template = Yaml.read(TEMPLATE).path(".benchmark-agent");
    private final JsonNode users =
            Yaml.of(Documented.blocks(Path.of("docs/ci.md"), "GitLab").get(0));

    GitLabTemplateTest(@TempDir Path tmp) throws IOException {
        this.tmp = tmp;
        installed = Installed.at(tmp);
    }

    @AfterEach
    void close() {
        gitlab.close();
    }

    @Test
    void theDocumentedJobKeepsOneNoteCurrent() throws IOException, InterruptedException {
        assertThat(users.at("/include/0/file").asString()).isEqualTo("/" + TEMPLATE);
        Files.delete(installed.work().resolve("benchmarks/cluster_summary.csv")); // it tells of the incident as well
        Path incident = installed.work().resolve(INCIDENT);
        Path later = Files.move(incident, tmp.resolve("later.json"));
        assertThat(script(gitlab.environment()).exit()).isZero();
        assertThat(gitlab.comments()).singleElement().satisfies(one -> assertThat(one.body())
                .startsWith("## ✅"));

        Files.move(later, incident);
        assertThat(script(gitlab.environment()).exit()).isEqualTo(10);
        assertThat(gitlab.comments()).singleElement().satisfies(one -> assertThat(one.body())
                .startsWith("## ⛔ Gate failed: checkoutservice regressed"));
        assertThat(gitlab.asked("POST")).isEqualTo(1);
        assertThat(gitlab.asked("PUT")).isEqualTo(1);
        assertThat(installed.work().resolve("reports")).isNotEmptyDirectory();
    }

    @Test
    void whereNoGateIsTypedTheSettingsHaveItAndWhatItCheckedIsWhereTheArtifactsAre()
            throws IOException, InterruptedException {
        Files.writeString(installed.work().resolve("benchmark-agent.yaml"), "gate: {fail-on: high}\n");
        Map<String, String> variables = gitlab.environment();
        variables.put("BENCHMARK_FAIL_ON", "");
        assertThat(script(variables).exit()).isEqualTo(10);
        assertThat(template.at("/artifacts/reports").propertyNames()).containsExactly("junit", "codequality");
        for (JsonNode file : template.at("/artifacts/reports")) {
            assertThat(installed.work().resolve(file.asString())).content().contains("checkoutservice");
        }
    }

    @Test
    void everyVariableIsHandedOnAsItIs() throws IOException, InterruptedException {
        Path agent = installed.bin().resolve("benchmark-agent");
        Files.writeString(agent, "#!/usr/bin/env bash\nprintf '%s\\n' \"$@\"\n");
        Map<String, String> variables = gitlab.environment();
        variables.putAll(Map.of(
                "BENCHMARK_BASELINE", "@good runs.txt",
                "BENCHMARK_ON_SUSPECT", "rerun",
                "BENCHMARK_CONFIRMS", "asked/rerun.json",
                "BENCHMARK_STATUS", "commit"));
        assertThat(script(variables).out().lines())
                .contains(
                        "--baseline=@good runs.txt",
                        "--on-suspect=rerun",
                        "--confirms=asked/rerun.json",
                        "--status=commit",
                        "--fail-on=high",
                        "--publish=gitlab");
    }

    @Test
    void aBranchHasNoNoteAndAVariableIsNoScript() throws IOException, InterruptedException {
        Map<String, String> branch = gitlab.environment();
        branch.remove("CI_MERGE_REQUEST_IID");
        branch.put("BENCHMARK_RUN_ID", "$(touch pwned)\"; touch pwned; '");
        Ran ran = script(branch);
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(installed.work().resolve("pwned")).doesNotExist();
        assertThat(gitlab.asked()).isEmpty();
    }

    /** GitLab hands the lines to one shell, which ends at the first that fails. */
    private Ran script(Map<String, String> predefined) throws IOException, InterruptedException {
        Map<String, String> variables = new HashMap<>();
        template.path("variables")
                .properties()
                .forEach(one -> variables.put(one.getKey(), one.getValue().asString()));
        users.at("/benchmark-report/variables")
                .properties()
                .forEach(one -> variables.put(one.getKey(), one.getValue().asString()));
        variables.putAll(predefined);
        String lines =
                template.path("script").valueStream().map(JsonNode::asString).collect(Collectors.joining("\n"));
        return installed.run(List.of("sh", "-ec", lines), variables);
    }
}
