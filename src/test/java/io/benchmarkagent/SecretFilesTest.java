package io.benchmarkagent;

import static io.benchmarkagent.Folder.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.PullRequestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets in files, as Kubernetes, Docker, Jenkins and vaults mount them. */
class SecretFilesTest {
    private final Path tmp;

    SecretFilesTest(@TempDir Path tmp) {
        this.tmp = tmp;
    }

    @Test
    void aTokenOfAFileComments() throws IOException {
        try (PullRequestServer github = PullRequestServer.github()) {
            Path token = Files.writeString(tmp.resolve("token"), PullRequestServer.TOKEN + "\n");
            Ran ran = Agent.bare()
                    .with("GITHUB_API_URL", github.origin())
                    .with("GITHUB_REPOSITORY", "shop/benchmarks")
                    .with("GITHUB_REF", "refs/pull/12/merge")
                    .with("GITHUB_TOKEN_FILE", token.toString())
                    .latest(SAMPLE, tmp.resolve("out"), "--publish", "github");
            assertThat(ran.err())
                    .isEqualTo(
                            "benchmark-agent: commented on pull request 12 of shop/benchmarks: https://github.com/shop/benchmarks/pull/12#issuecomment-1254852901\n");
            assertThat(github.comments()).hasSize(1);
        }
    }

    @Test
    void aFileThatIsNoneOrASecretTwiceIsRefusedBeforeAnythingIsDone() throws IOException {
        Path key = Files.writeString(tmp.resolve("key"), "sk-1234567890\n");
        Agent two = Agent.bare().with("OPENAI_API_KEY", "sk-other").with("OPENAI_API_KEY_FILE", key.toString());
        two.latest(SAMPLE, tmp.resolve("out")).isRefused(2, "OPENAI_API_KEY and OPENAI_API_KEY_FILE are both set");
        for (String none : new String[] {tmp.resolve("nowhere").toString(), tmp.toString(), "/dev/zero", "a\0b"}) {
            Agent.bare()
                    .with("PROMETHEUS_TOKEN_FILE", none)
                    .latest(SAMPLE, tmp.resolve("out"))
                    .isRefused(2, "PROMETHEUS_TOKEN_FILE is ", "mount it, or unset the variable");
        }
        assertThat(tmp.resolve("out")).doesNotExist();
    }
}
