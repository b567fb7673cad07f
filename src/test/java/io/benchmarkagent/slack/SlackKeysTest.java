package io.benchmarkagent.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.Agent;
import io.benchmarkagent.Ran;
import io.benchmarkagent.fixtures.SlackServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlackKeysTest {
    private static final String[] SERVE = {"serve", "--archive", "sample-benchmarks", "--port", "0"};

    @Test
    void oneKeyWithoutTheOtherIsALine() {
        Ran ran = Agent.bare().with("SLACK_BOT_TOKEN", "xoxb-7").run(SERVE);
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err().strip())
                .startsWith("benchmark-agent: SLACK_SIGNING_SECRET is not set")
                .doesNotContain("xoxb-7", "\n");
    }

    @Test
    void aTokenThatSlackDoesNotKnowIsALine() {
        try (SlackServer slack = new SlackServer()) {
            slack.refusing("invalid_auth");
            Ran ran = agent(slack.environment()).run(SERVE);
            assertThat(ran.exit()).isEqualTo(2);
            assertThat(ran.err().strip())
                    .isEqualTo(
                            "benchmark-agent: Slack refuses auth.test (invalid_auth); install the app again and set SLACK_BOT_TOKEN");
        }
    }

    @Test
    void anAppTokenThatSlackDoesNotKnowIsALine() {
        try (SlackServer slack = new SlackServer()) {
            Map<String, String> environment = slack.environmentOfSockets();
            environment.put("SLACK_APP_TOKEN", "xapp-7");
            Ran ran = agent(environment).run(SERVE);
            assertThat(ran.exit()).isEqualTo(2);
            assertThat(ran.err().strip())
                    .isEqualTo("benchmark-agent: Slack refuses apps.connections.open (not_allowed_token_type); make an"
                            + " app-level token (xapp-…) with the scope connections:write and set SLACK_APP_TOKEN");
        }
    }

    @Test
    void oneWayToHearSlackIsEnough() {
        Ran ran = Agent.bare()
                .with("SLACK_BOT_TOKEN", "xoxb-7")
                .with("SLACK_APP_TOKEN", "xapp-7")
                .with("SLACK_SIGNING_SECRET", "s7")
                .run(SERVE);
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err().strip())
                .startsWith("benchmark-agent: SLACK_SIGNING_SECRET and SLACK_APP_TOKEN are both set; unset")
                .doesNotContain("xapp-7", "\n");
        assertThat(SlackKeys.mistake(Map.of("SLACK_APP_TOKEN", "xapp-7")))
                .hasValueSatisfying(line -> assertThat(line).startsWith("SLACK_BOT_TOKEN is not set"));
    }

    /** Slack refuses what the files hold: they were read. */
    @Test
    void keysComeFromFilesAsWell(@TempDir Path folder) throws IOException {
        try (SlackServer slack = new SlackServer()) {
            Map<String, String> environment = new HashMap<>();
            slack.environmentOfSockets().forEach((name, value) -> {
                environment.put(name.endsWith("_TOKEN") ? name + "_FILE" : name, value);
            });
            for (String name : List.of("SLACK_BOT_TOKEN_FILE", "SLACK_APP_TOKEN_FILE")) {
                Path file = folder.resolve(name);
                Files.writeString(file, environment.get(name) + "\n");
                environment.put(name, file.toString());
            }
            Files.writeString(folder.resolve("SLACK_APP_TOKEN_FILE"), "xapp-7\n");
            assertThat(agent(environment).run(SERVE).err()).contains("refuses apps.connections.open");
            environment.remove("SLACK_APP_TOKEN_FILE");
            environment.put("SLACK_SIGNING_SECRET_FILE", folder.resolve("none").toString());
            assertThat(agent(environment).run(SERVE).err())
                    .contains("SLACK_SIGNING_SECRET_FILE is ", "which cannot be read as a secret");
            slack.refusing("account_inactive");
            environment.put(
                    "SLACK_SIGNING_SECRET_FILE",
                    folder.resolve("SLACK_APP_TOKEN_FILE").toString());
            assertThat(agent(environment).run(SERVE).err()).contains("refuses auth.test (account_inactive)");
        }
    }

    private static Agent agent(Map<String, String> environment) {
        Agent agent = Agent.bare();
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            agent = agent.with(variable.getKey(), variable.getValue());
        }
        return agent;
    }

    @Test
    void anApiIsAnAddress() {
        Map<String, String> given = new HashMap<>(Map.of("SLACK_SIGNING_SECRET", "s", "SLACK_BOT_TOKEN", "t"));
        assertThat(SlackKeys.mistake(given)).isEmpty();
        given.put("SLACK_API_URL", "slack.com");
        assertThat(SlackKeys.mistake(given))
                .hasValueSatisfying(line -> assertThat(line).startsWith("SLACK_API_URL"));
        assertThat(SlackKeys.of(Map.of("SLACK_SIGNING_SECRET", "s3", "SLACK_BOT_TOKEN", "t3"))
                        .toString())
                .isEqualTo("SlackKeys");
    }
}
