package io.benchmarkagent.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.Agent;
import io.benchmarkagent.Ran;
import io.benchmarkagent.fixtures.SlackServer;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
            Agent agent = Agent.bare();
            for (Map.Entry<String, String> variable : slack.environment().entrySet()) {
                agent = agent.with(variable.getKey(), variable.getValue());
            }
            Ran ran = agent.run(SERVE);
            assertThat(ran.exit()).isEqualTo(2);
            assertThat(ran.err().strip())
                    .isEqualTo(
                            "benchmark-agent: Slack refuses auth.test (invalid_auth); install the app again and set SLACK_BOT_TOKEN");
        }
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
