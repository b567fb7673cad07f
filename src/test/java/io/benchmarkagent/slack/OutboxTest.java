package io.benchmarkagent.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.SlackServer;
import io.benchmarkagent.publish.NotPublished;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Slack that is busy, broken or silent. */
class OutboxTest {
    private final SlackServer slack = new SlackServer();
    private final Outbox outbox = outbox(Duration.ofSeconds(10));

    private Outbox outbox(Duration call) {
        return new Outbox(SlackKeys.of(slack.environment()), call);
    }

    @AfterEach
    void close() {
        slack.close();
    }

    @Test
    void whoIsToldToWaitComesNotEarlier() {
        slack.failing(429, "2");
        long asked = System.nanoTime();
        outbox.post("C1", Optional.empty(), Letters.refused("later"));
        SlackServer.Sent sent = slack.next();
        assertThat(Duration.ofNanos(sent.nanoTime() - asked)).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
        assertThat(sent.message().at("/blocks/0/text/text").asString()).isEqualTo("later");
        assertThat(slack.isQuiet()).isTrue();
    }

    @Test
    void anAnswerIsTriedAgainAfterAFailure() {
        slack.failing(500, "");
        outbox.respond(slack.responseUrl(), Optional.empty(), Letters.refused("again"));
        assertThat(slack.next().message().at("/blocks/0/text/text").asString()).isEqualTo("again");
        assertThat(slack.isQuiet()).isTrue();
    }

    @Test
    void slackThatHangsIsNotWaitedFor() {
        slack.hanging(30_000);
        long asked = System.nanoTime();
        assertThat(outbox(Duration.ofMillis(500)).stranger())
                .hasValueSatisfying(failure -> assertThat(failure.mayPass()).isTrue());
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void aTokenThatSlackDoesNotKnowStaysWrong() {
        slack.refusing("invalid_auth");
        assertThat(outbox.stranger().map(NotPublished::getMessage))
                .contains("Slack refuses auth.test (invalid_auth); install the app again and set SLACK_BOT_TOKEN");
    }

    @Test
    void aRefusalIsNotRepeated() {
        slack.refusing("not_in_channel");
        outbox.post("C1", Optional.empty(), Letters.refused("no"));
        assertThat(slack.isQuiet()).isTrue();
    }
}
