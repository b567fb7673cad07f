package io.benchmarkagent.ci;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.Ran;
import io.benchmarkagent.fixtures.PullRequestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script of {@code ci/jenkins/Jenkinsfile}, with the variables of a multibranch build. Jenkins itself is not at hand. */
class JenkinsfileTest {
    private static final Pattern SCRIPT = Pattern.compile("script: '''(.*?)'''", Pattern.DOTALL);

    private final String text = Files.readString(Path.of("ci/jenkins/Jenkinsfile"));

    JenkinsfileTest() throws IOException {}

    @Test
    void whereNoGateIsChosenTheSettingsHaveIt(@TempDir Path tmp) throws IOException, InterruptedException {
        assertThat(text).contains("choice(name: 'FAIL_ON', choices: ['', ");
        Installed installed = Installed.at(tmp);
        Files.writeString(installed.work().resolve("benchmark-agent.yaml"), "gate: {fail-on: high}\n");
        Path script = Files.writeString(tmp.resolve("script"), script());
        Ran ran = installed.run(List.of("bash", script.toString()), Map.of("FAIL_ON", "", "RUN_ID", ""));
        assertThat(ran.exit()).as(ran.err()).isEqualTo(10);
    }

    @Test
    void aPullRequestsBuildComments(@TempDir Path tmp) throws IOException, InterruptedException {
        Installed installed = Installed.at(tmp);
        Path script = tmp.resolve("script");
        Files.writeString(script, script());
        try (PullRequestServer github = PullRequestServer.github()) {
            Ran ran = installed.run(
                    List.of("bash", script.toString()),
                    Map.of(
                            "FAIL_ON", "high",
                            "RUN_ID", "",
                            "CHANGE_ID", "12",
                            "CHANGE_URL", "https://github.com/shop/benchmarks/pull/12",
                            "BUILD_URL", "https://ci.example.com/job/benchmarks/7/",
                            "GITHUB_API_URL", github.origin(),
                            "GITHUB_TOKEN_FILE",
                                    Files.writeString(tmp.resolve("token"), PullRequestServer.TOKEN)
                                            .toString()));
            assertThat(ran.exit()).as(ran.err()).isEqualTo(10);
            assertThat(github.comments()).singleElement().satisfies(one -> assertThat(one.body())
                    .contains("[full report](https://ci.example.com/job/benchmarks/7/)"));
        }
    }

    @Test
    void jenkinsPutsNothingIntoAScript() {
        assertThat(text).doesNotContain("\"\"\"", "sh \"", "script: \"");
        assertThat(text.chars().filter(c -> c == '{').count())
                .isEqualTo(text.chars().filter(c -> c == '}').count());
    }

    private String script() {
        Matcher script = SCRIPT.matcher(text);
        assertThat(script.find()).isTrue();
        return script.group(1);
    }
}
