package io.benchmarkagent.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.ask.Ask;
import io.benchmarkagent.fixtures.SlackServer;
import io.benchmarkagent.fixtures.SlackSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The WebSocket, with nobody behind it in a hurry. */
class SlackLinkTest {
    private static final Answering NOTHING =
            (typed, before, who) -> new Answering.Answered(typed, new Ask.Reply.Refused("no: " + typed), Set.of());

    private final SlackServer slack = new SlackServer();
    private Optional<SlackLink> link = Optional.empty();

    @AfterEach
    void close() {
        link.ifPresent(SlackLink::stop);
        slack.close();
    }

    private void open(Executor turns) {
        SlackLink opened = new SlackDoor(
                        SlackKeys.of(slack.environmentOfSockets()),
                        NOTHING,
                        run -> List.of(),
                        turns,
                        Optional.empty(),
                        Clock.systemUTC())
                .link(Duration.ofMillis(50));
        opened.start();
        link = Optional.of(opened);
    }

    @Test
    void anEnvelopeIsAcknowledgedByItsIdAndAnswered() {
        open(Runnable::run);
        SlackSocket.Link socket = slack.link();
        socket.send(mention("E1", "1.1"));
        assertThat(acknowledged(socket)).isEqualTo("E1");
        assertThat(slack.next().message().at("/blocks/0/text/text").asString()).isEqualTo("no: how much cpu?");
    }

    @Test
    void aLinkThatIsCutIsOpenedAgainAndWhatCameOnTheFirstIsAnsweredOnce() {
        open(Runnable::run);
        SlackSocket.Link first = slack.link();
        first.send(mention("E1", "1.1"));
        acknowledged(first);
        slack.next();
        first.close();
        SlackSocket.Link second = slack.link();
        second.send(mention("E1", "1.1"));
        assertThat(acknowledged(second)).as("the same envelope").isEqualTo("E1");
        second.send(mention("E2", "1.1"));
        assertThat(acknowledged(second)).as("the same message").isEqualTo("E2");
        second.send(mention("E3", "1.2"));
        acknowledged(second);
        assertThat(slack.next().message().path("thread_ts").asString()).isEqualTo("1.2");
    }

    @Test
    void theNextLinkIsOpenedBeforeTheOneThatSlackWillEndIsLeft() {
        open(Runnable::run);
        SlackSocket.Link first = slack.link();
        first.send("{\"type\": \"disconnect\", \"reason\": \"refresh_requested\"}");
        SlackSocket.Link second = slack.link();
        assertThat(first.next()).isEqualTo("close 1000");
        second.send(mention("E1", "1.1"));
        assertThat(acknowledged(second)).isEqualTo("E1");
        assertThat(slack.hasNoOtherLink()).isTrue();
    }

    @Test
    void whileSlackIsAwayItIsAskedAgainAndNotBeforeItSays() {
        slack.failing(503, "");
        slack.failing(429, "2");
        long begun = System.nanoTime();
        open(Runnable::run);
        slack.link().send(mention("E1", "1.1"));
        slack.next();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void whatFindsNoRoomIsNotAcknowledgedAndAnsweredWhenItComesAgain() {
        Queue<Boolean> full = new ArrayDeque<>(List.of(true));
        open(question -> {
            if (full.poll() != null) {
                throw new RejectedExecutionException("ask again later");
            }
            question.run();
        });
        SlackSocket.Link socket = slack.link();
        socket.send(mention("E1", "1.1"));
        assertThat(socket.isQuiet()).isTrue();
        socket.send(mention("E1", "1.1"));
        assertThat(acknowledged(socket)).isEqualTo("E1");
        slack.next();
    }

    @Test
    void nonsenseIsNotAnsweredAndEndsNothing() {
        open(Runnable::run);
        SlackSocket.Link socket = slack.link();
        Stream.of(
                        "",
                        "{",
                        "null",
                        "[]",
                        "7",
                        "{}",
                        "{\"type\": 7}",
                        "{\"type\": {\"a\": []}}",
                        "{\"envelope_id\": 7, \"payload\": {}}",
                        "{\"envelope_id\": \"E1\"}",
                        "{\"envelope_id\": \"E2\", \"payload\": null}",
                        "{\"envelope_id\": \"E3\", \"payload\": [[]]}",
                        "{\"envelope_id\": \"E4\", \"payload\": {\"type\": \"event_callback\"}}",
                        "{\"envelope_id\": \"E5\", \"payload\": {\"type\": \"event_callback\", \"event\": 1}}",
                        "{\"envelope_id\": \"E6\", \"payload\": {\"type\": \"block_actions\", \"actions\": 1}}",
                        "{\"envelope_id\": \"E7\", \"payload\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}",
                        "{\"envelope_id\": \"E8\", \"payload\": {\"command\": \"" + "x".repeat(2 << 20) + "\"}}",
                        "\u0000\u202e<!channel>")
                .forEach(socket::send);
        assertThat(socket.isQuiet()).isTrue();
        socket.send(mention("E9", "1.1"));
        assertThat(acknowledged(socket)).isEqualTo("E9");
        slack.next();
    }

    /** A reserved bit, a masked frame, a length that is none, half a letter. */
    @Test
    void whatIsNoWebSocketIsLeftAndOpenedAnew() {
        open(Runnable::run);
        for (byte[] frame :
                List.of(new byte[] {(byte) 0xf1, 0}, new byte[] {(byte) 0x81, (byte) 0x80, 0, 0, 0, 0}, new byte[] {
                    (byte) 0x89, 127, -1, -1, -1, -1, -1, -1, -1, -1
                })) {
            SlackSocket.Link socket = slack.link();
            socket.raw(frame);
            assertThat(socket.next()).as(Arrays.toString(frame)).isIn("gone", "close 1002");
        }
        SlackSocket.Link socket = slack.link();
        socket.raw(new byte[] {(byte) 0x81, 1, (byte) 0xc3});
        socket.send(mention("E1", "1.1"));
        assertThat(acknowledged(socket)).isEqualTo("E1");
        slack.next();
    }

    @Test
    void itIsOpenedAtSlackAlone() {
        SlackKeys keys = SlackKeys.of(java.util.Map.of("SLACK_APP_TOKEN", "a", "SLACK_BOT_TOKEN", "t"));
        assertThat(keys.isSlacksSocket("wss://wss-primary.slack.com/link/?ticket=1"))
                .isTrue();
        assertThat(Stream.of(
                        "ws://wss-primary.slack.com/link/",
                        "wss://slack.com.evil.example/",
                        "wss://evilslack.com/",
                        "wss://slack.com@evil.example/",
                        "https://slack.com/",
                        "wss://[::1]/",
                        "null",
                        ""))
                .noneMatch(keys::isSlacksSocket);
    }

    @Test
    void whoeverStopsItSaysSoAndComesNotBack() {
        open(Runnable::run);
        SlackSocket.Link socket = slack.link();
        link.ifPresent(SlackLink::stop);
        assertThat(socket.next()).isEqualTo("close 1000");
        assertThat(slack.isQuiet()).isTrue();
        assertThat(slack.hasNoOtherLink()).isTrue();
    }

    private static String acknowledged(SlackSocket.Link socket) {
        JsonNode answer = JsonMapper.shared().readTree(socket.next());
        return answer.path("envelope_id").asString();
    }

    private static String mention(String envelope, String at) {
        return ("{\"type\": \"events_api\", \"envelope_id\": \"%s\", \"accepts_response_payload\": false, \"payload\": {\"type\":"
                        + " \"event_callback\", \"team_id\": \"T1\", \"event\": {\"type\": \"app_mention\", \"channel\": \"C1\","
                        + " \"user\": \"U1\", \"ts\": \"%s\", \"text\": \"<@U0> how much cpu?\"}}}")
                .formatted(envelope, at);
    }
}
